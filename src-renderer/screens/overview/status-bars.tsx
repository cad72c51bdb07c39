import { Link } from 'wouter'
import { statusTitles } from '../../../src-domain/checks/status.ts'
import { type Row, useOpenDesk } from '../../lib/desk.ts'
import { showInIntake } from '../../lib/views.ts'
import { StatusMark, statusOrder, statusPattern } from '../../parts/status-mark.tsx'
import classes from './overview.module.css'

/** Where the applications of each category stand; every number leads to the list of those. */
export function StatusBars({ rows }: { readonly rows: readonly Row[] }) {
  const { scheme } = useOpenDesk()
  const most = Math.max(...scheme.categories.map(({ id }) => rows.filter((row) => row.category === id).length))
  return (
    <section className={classes.section}>
      <h2>申报进度</h2>
      {scheme.categories.map(({ id, title }) => {
        const own = rows.filter((row) => row.category === id)
        const counts = statusOrder
          .map((status) => ({ status, count: own.filter((row) => row.status === status).length }))
          .filter(({ count }) => count > 0)
        return (
          <div key={id} className={classes.category}>
            <div className={classes.categoryHead}>
              <span>{title}</span>
              <span className={classes.number}>{own.length} 件</span>
            </div>
            <div
              className={classes.bar}
              style={{ width: `${most ? (own.length / most) * 100 : 0}%` }}
              aria-hidden="true"
            >
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
              {own.length === 0 && <span className={classes.quiet}>还没有申报</span>}
            </div>
          </div>
        )
      })}
    </section>
  )
}
