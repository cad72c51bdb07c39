import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { EventRecord } from '../../../src-domain/events/event.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, type Row, useEveryRow, useOpenDesk, useToday } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import { useWithdrawal } from '../../parts/withdrawal/use-withdrawal.ts'
import { WithdrawButton } from '../../parts/withdrawal/withdraw-button.tsx'
import classes from './overview.module.css'

/** Lines shown, and records read to make them of: a whole intake is one line. */
const shown = 12
const read = 300

/** The last things that happened, as minutes. */
export default function Recent() {
  const { scheme, batch } = useOpenDesk()
  const today = useToday()
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  const named = useEveryRow()
  const { data: records = [] } = useQuery(desk.events.list.queryOptions({ input: { limit: read } }))
  if (!today || !rows || records.length === 0) return null
  const words = { scheme, applications: new Map(named.map((row) => [row.id, row])) }
  return (
    <section className={classes.section}>
      <h2>最近操作</h2>
      <ol className={classes.minutes}>
        {minutesOf(records, words)
          .slice(0, shown)
          .map(({ record, count, sentence }) => (
            <li key={record.seq}>
              <time dateTime={record.at}>{clockTime(record.at, today.date)}</time>
              <span>
                {record.applicationId && count === 1 ? (
                  <Link href={applicationPath(record.applicationId)}>{sentence}</Link>
                ) : (
                  sentence
                )}
                {record.by !== batch.preparer && <span className={classes.by}>{record.by}</span>}
                <WithdrawIntake record={record} records={records} rows={rows} />
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}

/** Beside the line of an import: taking back all of it that still stands. */
function WithdrawIntake({
  record,
  records,
  rows,
}: {
  readonly record: EventRecord
  readonly records: readonly EventRecord[]
  readonly rows: readonly Row[]
}) {
  const { withdrawIntake, isPending } = useWithdrawal()
  const intake = intakeOf(record)
  if (intake === undefined) return null
  const taken = new Set(records.flatMap((r) => (intakeOf(r) === intake ? (r.applicationId ?? []) : [])))
  if (!rows.some(({ id }) => taken.has(id))) return null
  return (
    <WithdrawButton
      size="compact-xs"
      position="bottom-start"
      variant="subtle"
      busy={isPending}
      title="这次收下的申报都撤回，不再计入任何清单和统计。内容都留着，可以恢复。"
      onWithdraw={(reason) => withdrawIntake(intake, reason)}
    >
      撤回这次收件
    </WithdrawButton>
  )
}

function intakeOf({ event }: EventRecord): string | undefined {
  return event.kind === 'application-taken-in' ? event.intake : undefined
}
