import type Big from 'big.js'
import { z } from 'zod'
import { DecimalText } from '../../schemes/scheme.ts'
import type { Figures } from './judgement.ts'

/** At least so much, at most so much, or between; `exclusive`: more or less than that, the bound itself not counting. */
export const boundsGrammar = {
  minimum: DecimalText.optional(),
  maximum: DecimalText.optional(),
  exclusive: z.boolean().optional(),
}

export type Bounds = {
  readonly minimum?: string | undefined
  readonly maximum?: string | undefined
  readonly exclusive?: boolean | undefined
}

/** Whether a figure is below or above its bounds; `of` is what the figure is a quotient by, multiplied out. */
export function outOf(figure: Big, { minimum, maximum, exclusive }: Bounds, of?: Big): 'low' | 'high' | undefined {
  const bound = (text: string) => (of ? of.times(text) : text)
  if (minimum !== undefined && (exclusive ? figure.lte(bound(minimum)) : figure.lt(bound(minimum)))) return 'low'
  if (maximum !== undefined && (exclusive ? figure.gte(bound(maximum)) : figure.gt(bound(maximum)))) return 'high'
  return undefined
}

/** What a figure should be: 不低于 30%且不超过 50%. */
export function wanted({ minimum, maximum, exclusive }: Bounds, unit: string): string {
  return [
    ...(minimum === undefined ? [] : [`${exclusive ? '高于' : '不低于'} ${minimum}${unit}`]),
    ...(maximum === undefined ? [] : [`${exclusive ? '低于' : '不超过'} ${maximum}${unit}`]),
  ].join('且')
}

/** The bounds among a finding's figures: on other ones a ruling does not rest. */
export function boundFigures({ minimum, maximum }: Bounds, unit: string): Figures {
  const behind = unit === '' ? '' : `（${unit.trim()}）`
  return {
    ...(minimum === undefined ? {} : { [`下限${behind}`]: minimum }),
    ...(maximum === undefined ? {} : { [`上限${behind}`]: maximum }),
  }
}
