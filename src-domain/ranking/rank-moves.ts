/** From which rank to which, from 1. */
export type RankMove = { readonly id: string; readonly from: number; readonly to: number }

/** The only move that makes `after` out of `before` (of two that changed places, the one that rose), else every changed place. */
export function rankMoves(before: readonly string[], after: readonly string[]): RankMove[] {
  const changed = after.filter((id, i) => id !== before[i])
  const without = (ids: readonly string[], moved: string) => ids.filter((id) => id !== moved).join()
  const alone = changed.find((moved) => without(before, moved) === without(after, moved))
  return (alone === undefined ? changed : [alone]).map((id) => ({
    id,
    from: before.indexOf(id) + 1,
    to: after.indexOf(id) + 1,
  }))
}

/** Whether anybody changes places: joining at the end and leaving move nobody. */
export function changesRanks(before: readonly string[], after: readonly string[]): boolean {
  const staying = before.filter((id) => after.includes(id))
  return [...staying, ...after.filter((id) => !before.includes(id))].join() !== after.join()
}
