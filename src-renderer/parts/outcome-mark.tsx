import type { Outcome } from '../../src-domain/checks/judging/judgement.ts'
import classes from './outcome-mark.module.css'

export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  pass: '通过',
  fail: '不通过',
  manual: '人工核',
  na: '不适用',
}

const symbols: Readonly<Record<Outcome, string>> = { pass: '✓', fail: '✗', manual: '?', na: '–' }

/** A finding's outcome by shape and colour, with its word for those who see neither. */
export function OutcomeMark({ outcome, word = false }: { readonly outcome: Outcome; readonly word?: boolean }) {
  return (
    <span className={classes.mark} data-outcome={outcome}>
      <span aria-hidden="true" className={classes.symbol}>
        {symbols[outcome]}
      </span>
      <span className={word ? undefined : classes.hidden}>{outcomeTitles[outcome]}</span>
    </span>
  )
}
