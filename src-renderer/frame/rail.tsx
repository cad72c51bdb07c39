import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { desk } from '../lib/desk.ts'
import { type PlacePath, places } from '../places.ts'
import classes from './frame.module.css'

/** The places with how much waits at each. */
export function Rail() {
  const [location] = useLocation()
  const waiting = useWaiting()
  return (
    <nav className={classes.rail} aria-label="主要位置">
      {places.map(({ path, title, icon: Icon }, i) => {
        const here = path === '/' ? location === '/' : location.startsWith(path)
        const count = waiting[path]
        return (
          <span key={path}>
            {path === '/settings' && <hr className={classes.divider} />}
            <Link
              href={path}
              className={classes.place}
              aria-current={here ? 'page' : undefined}
              aria-keyshortcuts={`Alt+${i + 1}`}
              title={`Alt+${i + 1}`}
            >
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              {title}
              {count ? <span className={classes.count}>{count}</span> : null}
            </Link>
          </span>
        )
      })}
    </nav>
  )
}

/** 收件: readings nobody has confirmed; 初审: applications with something open; 排序: recommended ones. */
function useWaiting(): Partial<Record<PlacePath, number>> {
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  return {
    '/intake': rows.length,
    '/findings': rows.filter((r) => r.status === 'received' || r.status === 'correcting').length,
    '/ranking': rows.filter((r) => r.status === 'recommended').length,
  }
}
