import { Link } from 'wouter'
import { type Status, statusTitles } from '../../../src-domain/checks/status.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { recall, remember } from '../../lib/remembered.ts'
import { StatusMark, statusOrder, statusPattern } from '../../parts/status-mark.tsx'
import { initialView, viewKey } from '../intake/intake-view.ts'
import classes from './overview.module.css'
import type { Rows } from './todo.ts'

/** Where the applications of each category stand; every number leads to the list of those. */
export function StatusBars({ rows }: { readonly rows: Rows }) {
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
        const show = (status?: Status) =>
          remember(viewKey, { ...recall(viewKey, initialView), text: '', category: id, status: status ?? null })
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
                  onClick={() => show(status)}
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
