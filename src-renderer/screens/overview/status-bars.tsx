import { Link } from 'wouter'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import type { Totals } from '../../../src-domain/overview/totals.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { showInIntake } from '../../lib/views.ts'
import { StatusMark, statusOrder, statusPattern } from '../../parts/status-mark.tsx'
import classes from './overview.module.css'

/** Where the applications of each category stand; every number leads to the list of those. */
export function StatusBars({ totals: { statuses } }: { readonly totals: Totals }) {
  const { scheme } = useOpenDesk()
  const categories = scheme.categories.map(({ id, title }) => {
    const own = new Map(statuses.flatMap(({ category, status, count }) => (category === id ? [[status, count]] : [])))
    return { id, title, own, all: [...own.values()].reduce((sum, count) => sum + count, 0) }
  })
  const most = Math.max(...categories.map(({ all }) => all))
  return (
    <section className={classes.section}>
      <h2>申报进度</h2>
      {categories.map(({ id, title, own, all }) => {
        const counts = statusOrder.flatMap((status) => {
          const count = own.get(status)
          return count ? { status, count } : []
        })
        return (
          <div key={id} className={classes.category}>
            <div className={classes.categoryHead}>
              <span>{title}</span>
              <span className={classes.number}>{all} 件</span>
            </div>
            <div className={classes.bar} style={{ width: `${most ? (all / most) * 100 : 0}%` }} aria-hidden="true">
              {counts.map(({ status, count }) => (
                <span key={status} className={statusPattern} data-status={status} style={{ flexGrow: count }} />
              ))}
            </div>
            <div className={classes.legend}>
              {counts.map(({ status, count }) => (
                <Link
                  key={status}
                  href="/intake"
                  onClick={() => showInIntake(id, status)}
                  aria-label={`${title}${statusTitles[status]} ${count} 件，在收件中查看`}
                >
                  <StatusMark status={status} /> <b>{count}</b>
                </Link>
              ))}
              {all === 0 && <span className={classes.quiet}>还没有申报</span>}
            </div>
          </div>
        )
      })}
    </section>
  )
}
