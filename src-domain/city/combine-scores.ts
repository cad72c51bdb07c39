import Big from 'big.js'
import type { Criteria } from './criteria.ts'

/** A score as it was given: by whom, of which application, on which criterion. */
export type Score = {
  readonly expert: string
  readonly district: string
  readonly application: string
  readonly criterion: string
  readonly score: string
}

/** What the experts' scores of one application come to. */
export type Combined = {
  readonly district: string
  readonly application: string
  /** 名次, from 1, among the applications given; equal means share one. */
  readonly place: number
  /** Each expert's own sum, the highest first. */
  readonly totals: readonly { readonly expert: string; readonly total: string }[]
  /** Those that count, exactly divided to two decimals. */
  readonly mean: string
  /** Of how many. */
  readonly counted: number
  readonly highest: string
  readonly lowest: string
  /** Between the highest and the lowest of all. */
  readonly spread: string
}

/** With fewer there is nothing to leave out. */
const fewestToDrop = 3

/**
 * The mean of the experts' sums; with `dropping`, without one highest and one lowest where there are at least three. Whoever has not scored every
 * criterion of an application does not count for it. The best first, by the exact mean; `scores` are of what competes, a category.
 */
export function combineScores(
  scores: readonly Score[],
  criteria: Criteria,
  { dropping }: { readonly dropping: boolean },
): Combined[] {
  const byApplication = new Map<string, Score[]>()
  for (const score of scores) {
    const key = JSON.stringify([score.district, score.application])
    const group = byApplication.get(key)
    if (group) group.push(score)
    else byApplication.set(key, [score])
  }
  const ordered = [...byApplication.values()]
    .flatMap((group) => combined(group, criteria, dropping) ?? [])
    .sort(
      (a, b) =>
        b.exact.cmp(a.exact) ||
        compare(a.one.district, b.one.district) ||
        compare(a.one.application, b.one.application),
    )
  let place = 0
  return ordered.map(({ one, exact }, i) => {
    if (!ordered[i - 1]?.exact.eq(exact)) place = i + 1
    return { ...one, place }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function combined(group: readonly Score[], criteria: Criteria, dropping: boolean) {
  const [first] = group
  const experts = [...new Set(group.map(({ expert }) => expert))].sort(compare)
  const totals = experts
    .flatMap((expert) => {
      const own = criteria.flatMap(({ title }) => group.find((s) => s.expert === expert && s.criterion === title) ?? [])
      if (own.length < criteria.length) return []
      return { expert, total: own.reduce((sum, { score }) => sum.plus(score), new Big(0)) }
    })
    .sort((a, b) => b.total.cmp(a.total))
  const [highest, lowest] = [totals[0], totals.at(-1)]
  if (!first || !highest || !lowest) return undefined
  const counted = dropping && totals.length >= fewestToDrop ? totals.slice(1, -1) : totals
  const sum = counted.reduce((all, { total }) => all.plus(total), new Big(0))
  const one: Omit<Combined, 'place'> = {
    ...{ district: first.district, application: first.application },
    totals: totals.map(({ expert, total }) => ({ expert, total: total.toFixed() })),
    ...{ mean: divided(sum, counted.length).toFixed(2), counted: counted.length },
    ...{ highest: highest.total.toFixed(), lowest: lowest.total.toFixed() },
    spread: highest.total.minus(lowest.total).toFixed(),
  }
  return { one, exact: divided(sum, counted.length) }
}

/** Means of equal sums are equal, and as many decimals tell any two apart that experts can give. */
function divided(sum: Big, count: number): Big {
  return sum.div(count)
}
