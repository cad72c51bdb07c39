import { Anchor, Button, Group, Kbd } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { KeptProblem } from '../../../src-domain/batch/application.ts'
import { desk, type Row, useOpenDesk } from '../../lib/desk.ts'
import { applicationPath, reviewPath } from '../../lib/places.ts'
import classes from './review.module.css'

/** What is left to look at, what the import could not settle, and the way on. */
export function ReviewHead({
  row,
  problems,
  values,
}: {
  readonly row: Row
  readonly problems: readonly KeptProblem[]
  /** Values that nobody has confirmed yet. */
  readonly values: number
}) {
  const { scheme } = useOpenDesk()
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  const place = rows.findIndex((r) => r.id === row.id) + 1
  const next = [...rows.slice(place), ...rows.slice(0, place)].find((r) => r.unsure > 0 && r.id !== row.id)
  const attachments = row.unsure - values
  return (
    <header className={classes.head}>
      <Group justify="space-between" wrap="nowrap" gap="md">
        <div className={classes.who}>
          <h1 className={classes.name}>核对读取：{row.name}</h1>
          <p className={classes.progress} aria-live="polite">
            <span className={classes.quiet}>
              {row.id} · {scheme.categories.find((c) => c.id === row.category)?.title}
            </span>
            <strong data-open={row.unsure > 0 || undefined}>
              {row.unsure > 0 ? `还有 ${row.unsure} 处待核对` : '✓ 全部核对完毕'}
            </strong>
            {attachments > 0 && (
              <Anchor component={Link} href={applicationPath(row.id)} size="sm">
                其中 {attachments} 处是附件归类，到申报里核对
              </Anchor>
            )}
          </p>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button component={Link} href={applicationPath(row.id)} variant="default">
            打开申报
          </Button>
          {next ? (
            <Button
              id="review-onward"
              component={Link}
              href={reviewPath(next.id)}
              variant={row.unsure > 0 ? 'default' : 'filled'}
            >
              下一份：{next.id}（{next.unsure} 处）
            </Button>
          ) : (
            <Button id="review-onward" component={Link} href="/intake" variant={row.unsure > 0 ? 'default' : 'filled'}>
              回到收件
            </Button>
          )}
        </Group>
      </Group>
      {problems.length > 0 && (
        <ul className={classes.problems} aria-label="读取时发现">
          {problems.map((problem) => (
            <li key={problem.message}>{problem.message}</li>
          ))}
        </ul>
      )}
      <p className={classes.keys}>
        <Kbd>Enter</Kbd> 确认并到下一处　直接输入即更正　<Kbd>↓</Kbd> 先跳过　<Kbd>F2</Kbd> 修改原文字
      </p>
    </header>
  )
}
