import { useQuery } from '@tanstack/react-query'
import { changeOf, titleOf } from '../../../src-domain/events/sentence.ts'
import { given } from '../../../src-domain/given.ts'
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
  const input = { application, key: historyKey, ...given({ year }) }
  const { data: records = [] } = useQuery(desk.applications.history.queryOptions({ input }))
  const today = useToday()
  if (records.length === 0 || !today) return null
  return (
    <div className={classes.history}>
      <h3 className={classes.group}>改动</h3>
      <ol className={classes.lines}>
        {records.map(({ hash, at, by, event }) => (
          <li key={hash} className={classes.event}>
            <span className={classes.quiet}>
              {clockTime(at, today.date)} {by} {titleOf(event)}
            </span>
            <Change {...changeOf(event)} figures={figures} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Change({ from, to, figures }: ReturnType<typeof changeOf> & { readonly figures: boolean }) {
  return (
    <span className={classes.change}>
      {from !== undefined && <del>{brief(from, figures)}</del>}
      {to !== undefined && <ins>{brief(to, figures)}</ins>}
    </span>
  )
}

/** A whole outline text is too long for the margin: its beginning tells which it was. */
function brief(text: string, figure: boolean): string {
  if (text === '') return '（空）'
  if (figure) return grouped(text)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
