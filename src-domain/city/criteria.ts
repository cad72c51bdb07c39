import Big from 'big.js'
import { z } from 'zod'
import { isDecimal } from '../batch/decimal-value.ts'

/** What experts score by: each criterion with the most it can bring. */
export const Criteria = z.array(z.object({ title: z.string().min(1).max(60), maximum: z.string() }))
export type Criteria = readonly { readonly title: string; readonly maximum: string }[]

/** 技术水平:40, as a command line says them; undefined for what is none, twice the same, or brings nothing. */
export function readCriteria(texts: readonly string[]): Criteria | undefined {
  const criteria = texts.map((text) => {
    const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'))
    return { title: text.slice(0, at).trim(), maximum: text.slice(at + 1).trim() }
  })
  const titles = new Set(criteria.map(({ title }) => title))
  const sound = criteria.every(({ title, maximum }) => title !== '' && isDecimal(maximum) && new Big(maximum).gt(0))
  return sound && criteria.length > 0 && titles.size === criteria.length ? criteria : undefined
}

/** 100: all of them together. */
export function fullMarks(criteria: Criteria): string {
  return criteria.reduce((sum, { maximum }) => sum.plus(maximum), new Big(0)).toFixed()
}

/** Why a score does not count for a criterion; undefined for one that does. */
export function scoreFault(score: string, { maximum }: Criteria[number]): string | undefined {
  if (!isDecimal(score)) return '不是数'
  const value = new Big(score)
  if (value.lt(0)) return '小于 0'
  return value.gt(maximum) ? `超过满分 ${maximum}` : undefined
}

/** What the scores come to; nothing while one is lacking. */
export function totalOf(scores: readonly string[]): string {
  if (scores.includes('')) return ''
  return scores.reduce((sum, score) => sum.plus(score), new Big(0)).toFixed()
}
