/** Seeded (mulberry32), so that a run can be made again: `next` in [0, 1), `below` a whole number, `one` of a list. */
export type Random = {
  next(): number
  below(limit: number): number
  one<T>(list: readonly [T, ...T[]]): T
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, one: (list) => list[below(list.length)] ?? list[0] }
}
