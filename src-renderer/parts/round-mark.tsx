import { dueState, dueWords } from '../../src-domain/rounds/due.ts'
import type { Row } from '../lib/desk.ts'
import classes from './round-mark.module.css'

/** Where a round stands: 还有 3 天, 超期 2 天. */
export function RoundMark({ round, today }: { readonly round: NonNullable<Row['round']>; readonly today: string }) {
  const state = dueState(round, today)
  const words = dueWords(round, today)
  return (
    <span className={classes.mark} data-state={state} title={words}>
      {state === 'overdue' && <span aria-hidden="true">✗ </span>}
      {words}
    </span>
  )
}
