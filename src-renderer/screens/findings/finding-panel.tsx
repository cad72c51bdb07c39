import { useQuery } from '@tanstack/react-query'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { clockTime } from '../../lib/dates.ts'
import { desk, useToday } from '../../lib/desk.ts'
import { namedFigure } from '../../lib/figures.ts'
import { Clause } from '../../parts/clause.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { RulingForm } from '../../parts/ruling/ruling-form.tsx'
import { WithdrawRuling } from '../../parts/ruling/withdraw-ruling.tsx'
import classes from './margin.module.css'

type Props = { readonly application: string; readonly finding: Finding; readonly onLeave: () => void }

/** A finding with its clause, its figures, what to do, and the ruling on it. */
export function FindingPanel({ application, finding, onLeave }: Props) {
  const { title, clause, outcome, judged, message, figures, advice, ruling } = finding
  const entries = Object.entries(figures)
  return (
    <>
      <h2 className={classes.findingTitle}>{title}</h2>
      <p className={classes.quiet}>
        <Clause clause={clause} />
      </p>
      <p className={classes.outcome}>
        <OutcomeMark outcome={outcome} word />
        {ruling && judged !== outcome && judged !== 'manual' && (
          <span className={classes.quiet}>
            自动核对：
            <OutcomeMark outcome={judged} word />
          </span>
        )}
      </p>
      <p className={classes.message}>{message}</p>
      {entries.length > 0 && (
        <table className={classes.figures}>
          <tbody>
            {entries.map(([name, figure]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{namedFigure(name, figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {advice && (
        <p className={classes.advice}>
          <b>怎么办</b>
          {advice}
        </p>
      )}
      <RulingForm application={application} finding={finding} onDone={onLeave} />
      <Rulings application={application} finding={finding} />
    </>
  )
}

function Rulings({ application, finding }: Pick<Props, 'application' | 'finding'>) {
  const { check } = finding
  const today = useToday()
  const { data = [] } = useQuery(desk.applications.history.queryOptions({ input: { application, key: check } }))
  const rulings = data.flatMap(({ event, ...record }) =>
    event.kind === 'finding-ruled' || event.kind === 'ruling-withdrawn' ? { ...record, event } : [],
  )
  if (!today || rulings.length === 0) return null
  return (
    <section>
      <h3 className={classes.marginTitle}>认定记录</h3>
      <ol className={classes.rulings}>
        {rulings.map(({ hash, by, at, event: { kind, outcome, reason } }) => (
          <li key={hash}>
            {kind === 'ruling-withdrawn' && <b>撤回</b>}
            <OutcomeMark outcome={outcome} word />
            <span>{reason}</span>
            <span className={classes.quiet}>
              {by} {clockTime(at, today.date)}
            </span>
          </li>
        ))}
      </ol>
      <WithdrawRuling application={application} finding={finding} />
    </section>
  )
}
