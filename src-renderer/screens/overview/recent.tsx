import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, type Row, useOpenDesk, useToday } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import classes from './overview.module.css'

/** Lines shown, and records read to make them of: a whole intake is one line. */
const shown = 12
const read = 300

/** The last things that happened, as minutes. */
export function Recent({ rows }: { readonly rows: readonly Row[] }) {
  const { scheme, batch } = useOpenDesk()
  const today = useToday()
  const { data: records = [] } = useQuery(desk.events.list.queryOptions({ input: { limit: read } }))
  if (!today || records.length === 0) return null
  const words = { scheme, applications: new Map(rows.map((row) => [row.id, row])) }
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
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}
