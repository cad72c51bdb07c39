import { Button, CloseButton, Stack } from '@mantine/core'
import { Link } from 'wouter'
import { copyText } from '../../lib/copy-text.ts'
import type { Row } from '../../lib/desk.ts'
import { applicationPath, comparePath, returnedPath, reviewPath } from '../../lib/places.ts'
import { tellDone } from '../../lib/tell.ts'
import { cancelIntake, closeIntake, type IntakeReport, useIntakeRun } from '../../parts/intake/intake-run.ts'
import { JobBar } from '../../parts/job-bar.tsx'
import { useWithdrawal } from '../../parts/withdrawal/use-withdrawal.ts'
import { WithdrawButton } from '../../parts/withdrawal/withdraw-button.tsx'
import classes from './intake-margin.module.css'

/** Beside the list: the intake under way, then what came of it. */
export function IntakeMargin({ rows }: { readonly rows: readonly Row[] }) {
  const run = useIntakeRun()
  if (run.kind === 'none') return null
  return (
    <aside className={classes.margin} aria-label="收件结果">
      {run.kind === 'running' ? (
        <JobBar job={run.job} onCancel={cancelIntake} />
      ) : (
        <Result report={run.report} rows={rows} />
      )}
    </aside>
  )
}

type ResultProps = { readonly report: IntakeReport; readonly rows: readonly Row[] }

function Result({ report: { applications, known, returned = [], added = [], intake, rejected }, rows }: ResultProps) {
  const { withdrawIntake, isPending } = useWithdrawal(closeIntake)
  const fresh = applications.filter(({ id }) => !known.includes(id) && !returned.includes(id))
  const back = applications.filter(({ id }) => returned.includes(id))
  const seen = applications.filter(({ id }) => known.includes(id) && !returned.includes(id))
  return (
    <>
      <header className={classes.marginHead}>
        <h2>收件结果</h2>
        <CloseButton aria-label="收起收件结果" onClick={closeIntake} />
      </header>
      <p className={classes.tally} role="status">
        新收 <b>{fresh.length}</b> 件
        {back.length > 0 && (
          <>
            ，收到补正 <b>{back.length}</b> 件
          </>
        )}
        {seen.length > 0 && (
          <>
            ，已有 <b>{seen.length}</b> 件
          </>
        )}
        {rejected.length > 0 && (
          <>
            ，未收 <b className={classes.refused}>{rejected.length}</b> 项
          </>
        )}
      </p>
      <Stack gap={10}>
        {applications.length > 0 && <NextStep applications={applications} back={back} />}
        {intake && fresh.some(({ id }) => rows.some((row) => row.id === id)) && (
          <WithdrawButton
            fullWidth
            busy={isPending}
            title="这次新收的申报都撤回，不再计入任何清单和统计。内容都留着，可以恢复。"
            onWithdraw={(reason) => withdrawIntake(intake, reason)}
          >
            撤回这次收件
          </WithdrawButton>
        )}
      </Stack>
      {rejected.length > 0 && <Refused rejected={rejected} />}
      {back.length > 0 && <Returned applications={back} />}
      {fresh.length > 0 && <Taken title="新收" applications={fresh} rows={rows} />}
      {seen.length > 0 && <Taken title="已有（只补收缺少的附件）" applications={seen} rows={rows} added={added} />}
    </>
  )
}

type Applications = IntakeReport['applications']

function unsureOf(application: Applications[number]): number {
  return [...application.fields, ...application.attachments].filter((part) => part.certainty === 'unsure').length
}

function NextStep({ applications, back }: { readonly applications: Applications; readonly back: Applications }) {
  const [returned] = back
  if (returned) {
    return (
      <Button component={Link} href={returnedPath(returned.id)} fullWidth>
        逐处核对补正 {back.length} 件
      </Button>
    )
  }
  const count = applications.reduce((sum, application) => sum + unsureOf(application), 0)
  const first = applications.find((application) => unsureOf(application) > 0)
  if (!first) {
    return (
      <Button component={Link} href="/findings" variant="default" fullWidth>
        看初审结果
      </Button>
    )
  }
  return (
    <Button component={Link} href={reviewPath(first.id)} fullWidth>
      核对 {count} 处存疑
    </Button>
  )
}

function Refused({ rejected }: { readonly rejected: IntakeReport['rejected'] }) {
  const text = rejected.map(({ folder, file, message }) => `${pathOf(folder, file)}：${message}`).join('\n')
  return (
    <section>
      <div className={classes.listHead}>
        <h3>未收</h3>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => void copyText(text).then(() => tellDone('未收清单已复制。'))}
        >
          复制清单
        </Button>
      </div>
      <ul className={classes.results}>
        {rejected.map(({ folder, file, message }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may be refused twice, and the list never changes
          <li key={i}>
            <strong className={classes.refused}>✗ {pathOf(folder, file)}</strong>
            <p>{message}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Corrected forms, which wait on their applications to be gone through. */
function Returned({ applications }: { readonly applications: Applications }) {
  return (
    <section>
      <div className={classes.listHead}>
        <h3>收到补正，请逐处核对</h3>
      </div>
      <ul className={classes.results}>
        {applications.map(({ id, name }) => (
          <li key={id}>
            <Link href={returnedPath(id)}>
              {id} {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function pathOf(folder: string, file: string): string {
  return [folder, file].filter((part) => part !== '').join('/')
}

/** `added`: to applications that were there before. */
function Taken({
  title,
  applications,
  rows,
  added,
}: {
  readonly title: string
  readonly applications: Applications
  readonly added?: NonNullable<IntakeReport['added']>
  readonly rows: readonly Row[]
}) {
  return (
    <section>
      <div className={classes.listHead}>
        <h3>{title}</h3>
      </div>
      <ul className={classes.results}>
        {applications.map((application) => {
          const { id, name, problems } = application
          const unsure = unsureOf(application)
          const other = rows.find((row) => row.id === id)?.duplicates[0]
          return (
            <li key={id}>
              <Link href={applicationPath(id)}>
                {id} {name}
              </Link>
              {unsure > 0 && (
                <Link href={reviewPath(id)} className={classes.unsure}>
                  ? {unsure} 处待核对
                </Link>
              )}
              {added && <p>{addedTo(id, added)}</p>}
              {problems.map(({ message }) => (
                <p key={message}>{message}</p>
              ))}
              {other && <Link href={comparePath(id, other)}>与 {other} 并列比较</Link>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function addedTo(id: string, added: NonNullable<IntakeReport['added']>): string {
  const files = added.flatMap(({ application, file }) => (application === id ? [file] : []))
  return files.length > 0 ? `补收：${files.join('、')}。` : '没有缺少的附件，没有改动。'
}
