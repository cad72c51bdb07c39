import type { CombiningRule } from './meeting.ts'

/** A candidate as the sheets together have it. */
export type CombinedLine = {
  readonly application: string
  /** Its place; those the rule holds to be equal share one. */
  readonly place: number
  readonly tied: boolean
  /** Sum of its places (fewer is better), or how many others it is preferred to (more is better). */
  readonly score: number
  /** Best and worst place it was given, each with the numbers of those who gave it. */
  readonly best: GivenPlace
  readonly worst: GivenPlace
}

export type GivenPlace = { readonly place: number; readonly members: readonly number[] }

/** A sheet that counts: every candidate once, the first one first. */
export type Order = { readonly member: number; readonly order: readonly string[] }

/**
 * The members' orders as one: a suggestion. Equal candidates stand in the order they are given in, and are said to be
 * equal. Empty while no sheet counts.
 */
export function combine(rule: CombiningRule, orders: readonly Order[], candidates: readonly string[]): CombinedLine[] {
  if (orders.length === 0) return []
  const scores = rule === 'sum' ? sumsOf(orders, candidates) : beatenBy(orders, candidates)
  const score = (id: string) => scores.get(id) ?? 0
  const better = (a: string, b: string) => (rule === 'sum' ? score(a) - score(b) : score(b) - score(a))
  return candidates.toSorted(better).map((application, _, sorted) => {
    const equal = sorted.filter((other) => score(other) === score(application))
    return {
      ...{ application, score: score(application), tied: equal.length > 1 },
      place: sorted.findIndex((other) => score(other) === score(application)) + 1,
      ...extremesOf(application, orders),
    }
  })
}

function extremesOf(application: string, orders: readonly Order[]): Pick<CombinedLine, 'best' | 'worst'> {
  const given = orders.map(({ member, order }) => ({ member, place: order.indexOf(application) + 1 }))
  const at = (place: number): GivenPlace => ({
    place,
    members: given.flatMap((g) => (g.place === place ? g.member : [])),
  })
  const places = given.map(({ place }) => place)
  return { best: at(Math.min(...places)), worst: at(Math.max(...places)) }
}

function sumsOf(orders: readonly Order[], candidates: readonly string[]): ReadonlyMap<string, number> {
  const sum = (id: string) => orders.reduce((sum, { order }) => sum + order.indexOf(id) + 1, 0)
  return new Map(candidates.map((id) => [id, sum(id)]))
}

/**
 * Schulze: how many others each candidate beats. One beats another when its strongest path of majorities to it, which is
 * as strong as its weakest step, is stronger than that back (Schulze 2011, Soc Choice Welf 36: 267–303).
 */
function beatenBy(orders: readonly Order[], candidates: readonly string[]): ReadonlyMap<string, number> {
  const places = orders.map(({ order }) => new Map(order.map((id, place) => [id, place])))
  const prefer = (a: string, b: string) =>
    places.filter((place) => (place.get(a) ?? Infinity) < (place.get(b) ?? Infinity)).length
  const paths = candidates.map((a) => candidates.map((b) => (prefer(a, b) > prefer(b, a) ? prefer(a, b) : 0)))
  const strength = (from: number, to: number) => paths[from]?.[to] ?? 0
  for (const via of candidates.keys()) {
    for (const [from, row] of paths.entries()) {
      for (const to of candidates.keys()) {
        row[to] = Math.max(strength(from, to), Math.min(strength(from, via), strength(via, to)))
      }
    }
  }
  const beaten = (i: number) => candidates.filter((_, j) => strength(i, j) > strength(j, i)).length
  return new Map(candidates.map((id, i) => [id, beaten(i)]))
}
