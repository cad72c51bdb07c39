import { useQuery } from '@tanstack/react-query'
import { type QuotaUse, quotaUses, roomText } from '../../../src-domain/ranking/quotas.ts'
import { desk, useOpenDesk } from '../../lib/desk.ts'
import { Clause } from '../clause.tsx'
import classes from './quota-bars.module.css'

/** How far the notice's quotas are taken up; none before the rows are there. */
export function useQuotaUses(): readonly QuotaUse[] {
  const { scheme, batch } = useOpenDesk()
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  return rows ? quotaUses(scheme, batch, rows) : []
}

/** Each quota as a bar up to its maximum, what is left or too much in words over it. */
export function QuotaBars({ uses }: { readonly uses: readonly QuotaUse[] }) {
  return (
    <dl className={classes.quotas}>
      {uses.map(({ id, title, clause, used, maximum, inPrinciple }) => (
        <div key={id} data-over={used > maximum ? (inPrinciple ? 'manual' : 'fail') : undefined}>
          <dt>
            {title} <Clause clause={clause} prefix="通知" />
          </dt>
          <dd>
            {inPrinciple && '原则上 '}
            {maximum} 件，已推荐 {used} 件，<b>{roomText({ used, maximum })}</b>
          </dd>
          <dd className={classes.bar} aria-hidden="true">
            {partsOf(used, maximum).map(({ part, count }) => (
              <span key={part} data-part={part} style={{ flexGrow: count }} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function partsOf(used: number, maximum: number) {
  const parts = [
    { part: 'used', count: Math.min(used, maximum) },
    { part: 'left', count: Math.max(0, maximum - used) },
    { part: 'over', count: Math.max(0, used - maximum) },
  ]
  return parts.filter(({ count }) => count > 0)
}
