import { useQuery } from '@tanstack/react-query'
import { grouped } from '../../../src-domain/text/grouped.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, useToday } from '../../lib/desk.ts'
import classes from './notes.module.css'

/** Who changed it, when, from what to what; newest first. */
export function HistoryNote({
  application,
  historyKey,
  year,
  figures = false,
}: {
  readonly application: string
  readonly historyKey: string
  readonly year?: number | undefined
  /** What was changed are figures. */
  readonly figures?: boolean
}) {
  const input = { application, key: historyKey, ...(year === undefined ? {} : { year }) }
  const { data: events = [] } = useQuery(desk.applications.history.queryOptions({ input }))
  const today = useToday()
  if (events.length === 0 || !today) return null
  return (
    <div className={classes.history}>
      <h3 className={classes.group}>改动</h3>
      <ol className={classes.lines}>
        {events.map((event) => (
          <li key={event.seq} className={classes.event}>
            <span className={classes.quiet}>
              {clockTime(event.at, today.date)} {event.by} {event.action}
            </span>
            <span className={classes.change}>
              {event.from !== undefined && <del>{brief(event.from, figures)}</del>}
              {event.to !== undefined && <ins>{brief(event.to, figures)}</ins>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A whole outline text is too long for the margin: its beginning tells which it was. */
function brief(text: string, figure: boolean): string {
  if (text === '') return '（空）'
  if (figure) return grouped(text)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
