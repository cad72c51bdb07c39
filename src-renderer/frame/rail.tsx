import { Fragment } from 'react'
import { Link, useLocation } from 'wouter'
import type { Status } from '../../src-domain/checks/status.ts'
import { type PlacePath, places } from '../lib/places.ts'
import { useStatusCounts } from '../lib/totals.ts'
import classes from './frame.module.css'

/** The places with how much there is at each. */
export function Rail() {
  const [location] = useLocation()
  const counts = useCounts()
  return (
    <nav className={classes.rail} aria-label="主要位置">
      {places.map(({ path, title, icon: Icon }, i) => {
        const count = counts[path]
        return (
          <Fragment key={path}>
            {path === '/policies' && <hr className={classes.divider} />}
            <Link
              href={path}
              className={classes.place}
              aria-current={isAt(location, path) ? 'page' : undefined}
              aria-keyshortcuts={`Alt+${i + 1}`}
              title={count ? `${title}：${count.meaning}（Alt+${i + 1}）` : `${title}（Alt+${i + 1}）`}
            >
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              <span className={classes.placeTitle}>{title}</span>
              {count && (
                <span className={classes.count}>
                  {count.number}
                  <span className={classes.hidden}>，{count.meaning}</span>
                </span>
              )}
            </Link>
          </Fragment>
        )
      })}
    </nav>
  )
}

/** An application, its review and a comparison belong to 收件. */
function isAt(location: string, path: PlacePath): boolean {
  if (path === '/') return location === '/'
  return location.startsWith(path) || (path === '/intake' && /^\/(applications|compare)\//.test(location))
}

type Count = { readonly number: number; readonly meaning: string }

function useCounts(): Partial<Record<PlacePath, Count>> {
  const statuses = useStatusCounts()
  const inAll = (...those: Status[]) =>
    statuses.reduce((sum, { status, count }) => (those.includes(status) ? sum + count : sum), 0)
  const count = statuses.reduce((sum, { count }) => sum + count, 0)
  const open = inAll('received', 'correcting')
  const recommended = inAll('recommended')
  return {
    ...(count > 0 && { '/intake': { number: count, meaning: `共收 ${count} 件` } }),
    ...(open > 0 && { '/findings': { number: open, meaning: `${open} 件未了结` } }),
    ...(recommended > 0 && { '/ranking': { number: recommended, meaning: `已推荐 ${recommended} 件` } }),
  }
}
