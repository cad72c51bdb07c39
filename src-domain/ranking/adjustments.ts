import { type RankMove, rankMoves } from './rank-moves.ts'

/** A category's order was changed; ids first to last. */
export type Reordering = {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly reason?: string | undefined
}

/** What an order came from: changes of it, and who came into it or left it, at which rank. */
export type RankingStep =
  | Reordering
  | { readonly recommended: string; readonly rank: number }
  | { readonly withdrawn: string; readonly rank: number }

/** What the changes of an order came to. */
export type Adjustments = {
  /** What the order started from: the suggested order, or the one in which they were recommended. */
  readonly base: 'suggested' | 'recommended'
  /** Who was moved from there, in rank order, with the reason that stands for it; also to keep a rank while others passed. */
  readonly moves: readonly (RankMove & { readonly reason?: string })[]
}

type Standing = { readonly order: readonly string[]; readonly reason?: string | undefined }

/**
 * The result of the steps (oldest first) that led to the order `now`: without what was taken back, and without those
 * who only made room for others. An order that was once the suggested one started from it.
 */
export function adjustmentsOf(
  steps: readonly RankingStep[],
  now: readonly string[],
  suggested: readonly string[],
): Adjustments {
  const all = trailOf(steps, now)
  const start = all.findLastIndex(({ order }) => same(order, suggested))
  const trail = all.slice(Math.max(0, start))
  const before = trail[0]?.order ?? now
  return {
    base: start >= 0 ? 'suggested' : 'recommended',
    moves: movers(before, now, trail).flatMap((id) => {
      const move = { id, from: before.indexOf(id) + 1, to: now.indexOf(id) + 1 }
      const reason = standingReason(move, trail)
      if (reason) return { ...move, reason }
      return move.from === move.to ? [] : move
    }),
  }
}

/**
 * The orders there have been of those who are recommended now. Coming back to one without a reason undoes what came
 * between; with one it is a decision like others.
 */
function trailOf(steps: readonly RankingStep[], now: readonly string[]): Standing[] {
  let trail: Standing[] = []
  const left = new Map<string, number>()
  const go = (ids: readonly string[], reason?: string) => {
    // Whoever was recommended later stands at the end.
    const order = [...ids.filter((id) => now.includes(id)), ...now.filter((id) => !ids.includes(id))]
    const back = trail.findLastIndex((standing) => same(standing.order, order))
    if (back >= 0 && !reason) trail.length = back + 1
    else trail.push({ order, reason })
  }
  for (const step of steps) {
    if ('withdrawn' in step) left.set(step.withdrawn, step.rank)
    else if ('recommended' in step) {
      // Put back at the rank it had it never left; else it came in at the end.
      if (left.get(step.recommended) === step.rank) continue
      trail = trail.map(({ order, reason }) => ({ order: lastIn(order, step.recommended), reason }))
    } else {
      go(step.from)
      go(step.to, step.reason)
    }
  }
  go(now)
  return trail
}

type Chain = { readonly ids: readonly string[]; readonly weight: number }

const none: Chain = { ids: [], weight: 0 }

/**
 * Those who were moved: all but the most who still stand in their old order. Of several ways to see it, the one in which
 * whoever was moved for a reason has moved, and whoever has the old rank has not.
 */
function movers(before: readonly string[], now: readonly string[], trail: readonly Standing[]): string[] {
  const explained = new Set(
    pairs(trail).flatMap(([a, b]) => (b.reason ? rankMoves(a.order, b.order).map(({ id }) => id) : [])),
  )
  const stays = (id: string) => before.indexOf(id) === now.indexOf(id)
  // What tips the scales is too little to outweigh one who stays.
  const tip = 1 / (2 * now.length + 1)
  const weight = (id: string) => 1 + (stays(id) ? tip / 2 : 0) - (explained.has(id) ? tip : 0)
  const chains: Chain[] = []
  for (const id of now) {
    const longest = heaviest(chains.filter(({ ids }) => before.indexOf(ids.at(-1) ?? '') < before.indexOf(id)))
    chains.push({ ids: [...longest.ids, id], weight: longest.weight + weight(id) })
  }
  const staying = heaviest(chains).ids
  return now.filter((id) => !staying.includes(id))
}

function heaviest(chains: readonly Chain[]): Chain {
  return chains.reduce((best, chain) => (chain.weight > best.weight ? chain : best), none)
}

/** The last reason given for moving it the way it has gone. */
function standingReason({ id, from, to }: RankMove, trail: readonly Standing[]): string | undefined {
  const direction = Math.sign(to - from)
  return pairs(trail)
    .filter(([a, b]) =>
      rankMoves(a.order, b.order).some(
        (m) => m.id === id && (direction === 0 || direction === Math.sign(m.to - m.from)),
      ),
    )
    .findLast(([, b]) => b.reason)?.[1].reason
}

function pairs(trail: readonly Standing[]): (readonly [Standing, Standing])[] {
  return trail.flatMap((standing, i) => {
    const next = trail[i + 1]
    return next ? [[standing, next] as const] : []
  })
}

/** The order with one at its end, if it is in it. */
function lastIn(order: readonly string[], last: string): string[] {
  const others = order.filter((id) => id !== last)
  return others.length < order.length ? [...others, last] : others
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
