import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Totals } from '../../../src-domain/overview/totals.ts'
import { desk, useOpenDesk, useToday } from '../../lib/desk.ts'
import { showInFindings } from '../../lib/views.ts'
import { useBackupNow } from '../../parts/backups/use-backup-now.ts'
import classes from './overview.module.css'
import { type Todo, todosOf } from './todo.ts'

/** 今天该做: every entry leads to the place where it is done. */
export function TodoList({ totals }: { readonly totals: Totals }) {
  const todos = useTodos(totals)
  const { data: submission } = useQuery(desk.editions.submission.queryOptions())
  if (!todos) return null
  if (totals.count > 0 && todos.length === 0) {
    return (
      <section className={classes.section}>
        <h2>今天该做</h2>
        <p className={classes.quiet}>
          {submission?.delivery.whole
            ? '已送达：清单上的各项都有签收，回执在“定稿报送”；备份在一天之内。'
            : '眼下没有要做的：申报已核对、认定、排序，备份在一天之内。'}
        </p>
      </section>
    )
  }
  if (todos.length === 0) return null
  return (
    <section className={classes.section}>
      <h2>今天该做</h2>
      <ul className={classes.todos}>
        {todos.map((todo) => (
          <li key={todo.id}>
            <TodoEntry todo={todo} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function useTodos(totals: Totals): Todo[] | undefined {
  const { batch, scheme } = useOpenDesk()
  const { data: submission } = useQuery(desk.editions.submission.queryOptions())
  const { data: places } = useQuery(desk.backup.places.queryOptions())
  const today = useToday()
  if (!submission || !places || !today) return undefined
  return todosOf({
    ...{ totals, scheme, submission },
    places,
    liaisonKnown: Boolean(batch.liaison.name && batch.liaison.phone),
    liaisonOn: scheme.dates.liaison?.on,
    today: today.date,
  })
}

const marks: Readonly<Record<Todo['tone'], string>> = { fail: '✗', manual: '?', plain: '›' }

function TodoEntry({ todo }: { readonly todo: Todo }) {
  const { tone, text, detail, to, findings } = todo
  const body = (
    <>
      <span className={classes.tone} data-tone={tone} aria-hidden="true">
        {marks[tone]}
      </span>
      <span className={classes.todoText}>{text}</span>
      <span className={classes.todoDetail}>{detail}</span>
    </>
  )
  if (!to) return <BackupEntry>{body}</BackupEntry>
  return (
    <Link
      href={to}
      className={classes.todo}
      onClick={() => findings && showInFindings(findings.category, findings.show)}
    >
      {body}
      <span className={classes.go} aria-hidden="true">
        →
      </span>
    </Link>
  )
}

function BackupEntry({ children }: { readonly children: React.ReactNode }) {
  const { job, now } = useBackupNow()
  return (
    <button type="button" className={classes.todo} disabled={job !== undefined} onClick={() => now()}>
      {children}
      <span className={classes.go}>{job ? '正在备份' : '立即备份'}</span>
    </button>
  )
}
