import Big from 'big.js'
import { fieldValue } from '../../batch/application.ts'
import type { Figures, Subject } from './judgement.ts'
import { figureLabel } from './labels.ts'

/*
 * Checks on numbers. All arithmetic is on exact decimals: a threshold is decided by multiplying out, never on a
 * rounded quotient, so 29.996 % is below 30 %.
 */

/** A field's value as a figure of the finding, under its printed label; none where it was left empty. */
export function figureOf({ application, category }: Subject, key: string, year?: number): Figures {
  const value = fieldValue(application, key, year)?.value
  return value === undefined ? {} : { [figureLabel(category, key, year)]: value }
}

/** Half a unit of the last decimal written (0.05 of 40.0): what rounding to that place can have taken away. */
export function halfUnit({ application }: Subject, key: string, year: number): Big {
  const written = fieldValue(application, key, year)?.value ?? ''
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0
  return new Big(`5e-${decimals + 1}`)
}

export function larger(a: Big, b: Big): Big {
  return a.gte(b) ? a : b
}
