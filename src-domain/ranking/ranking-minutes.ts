/** A record of a ranking's history, as the audit trail keeps it. */
export type RankingEvent = {
  readonly at: string
  readonly by: string
  readonly action: string
  readonly applicationId?: string
  readonly from?: string
  readonly to?: string
}

/** From which rank to which, from 1. */
export type RankMove = { readonly id: string; readonly from: number; readonly to: number }

/**
 * What was done to a ranking, as the minutes of a meeting say it, without time and name; undefined for what is no event
 * of a ranking. Where several moved at once, `several` says so: unless told otherwise, one after the other.
 */
export function rankingMinute(
  { action, applicationId = '', from = '', to = '' }: RankingEvent,
  nameOf: (id: string) => string,
  several: (moves: readonly RankMove[]) => string = (moves) => movesSentence(moves, nameOf),
): string | undefined {
  const name = nameOf(applicationId)
  switch (action) {
    case '推荐':
      return `推荐${name}，列第 ${to} 位`
    case '撤销推荐':
      return `撤销推荐${name}，原列第 ${from} 位`
    case '不予推荐':
      return `对${name}不予推荐，理由：${to}`
    case '撤销不予推荐':
      return `撤销对${name}的不予推荐`
  }
  if (!action.startsWith('排序（')) return undefined
  const [order = '', ...reason] = to.split(/(?=，理由：)/)
  const moves = rankMoves(from.split('、'), order.split('、'))
  return `${moves.length === 1 ? movesSentence(moves, nameOf) : several(moves)}${reason.join('')}`
}

function movesSentence(moves: readonly RankMove[], nameOf: (id: string) => string): string {
  return `将${moves.map(({ id, from, to }) => `${nameOf(id)}由第 ${from} 位移至第 ${to} 位`).join('、')}`
}

/** The only move that makes `after` out of `before` (of two that changed places, the one that rose), else every changed place. */
function rankMoves(before: readonly string[], after: readonly string[]): RankMove[] {
  const changed = after.filter((id, i) => id !== before[i])
  const without = (ids: readonly string[], moved: string) => ids.filter((id) => id !== moved).join()
  const alone = changed.find((moved) => without(before, moved) === without(after, moved))
  return (alone === undefined ? changed : [alone]).map((id) => ({
    id,
    from: before.indexOf(id) + 1,
    to: after.indexOf(id) + 1,
  }))
}
