import { type Status, statusTitles } from '../../src-domain/checks/status.ts'
import classes from './status-mark.module.css'

/** A status by its pattern, which holds in grey too, and its word. */
export function StatusMark({ status }: { readonly status: Status }) {
  return (
    <span className={classes.mark}>
      <span aria-hidden="true" className={`${classes.swatch} ${classes.pattern}`} data-status={status} />
      {statusTitles[status]}
    </span>
  )
}

/** The class that fills an element with the pattern of its `data-status`. */
export const statusPattern = classes.pattern ?? ''

/** From coming in to being recommended; what is withdrawn stands nowhere on the way. */
export const statusOrder: readonly Status[] = ['recommended', 'eligible', 'received', 'correcting', 'declined']
