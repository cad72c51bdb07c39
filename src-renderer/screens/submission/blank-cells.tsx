import { Link } from 'wouter'
import { applicationPath } from '../../lib/places.ts'
import type { Submission } from '../../lib/submission.ts'
import classes from './submission.module.css'

/** More would be a list nobody reads; the next ones come up as these are filled. */
const named = 3

/** What the summary would print blank, each a way to where it is filled. */
export function BlankCells({ blank }: { readonly blank: Submission['blank'] }) {
  if (blank.length === 0) return null
  return (
    <div className={classes.blank}>
      汇总表有 {blank.length} 格空着：
      {blank.slice(0, named).map(({ application, name, column, filledIn }, i) => (
        <span key={`${application}${column}`}>
          {i > 0 && '、'}
          <Link href={filledIn === 'batch' ? '/settings' : applicationPath(application)}>
            “{name}”的{column}
          </Link>
        </span>
      ))}
      {blank.length > named && '等'}。请填好再定稿；空着的印前检查不通过，报送包须写明理由。
    </div>
  )
}
