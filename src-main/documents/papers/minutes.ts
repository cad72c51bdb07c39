/** A record of the ranking's history, as the audit trail keeps it. */
export type RankingEvent = {
  readonly at: string
  readonly by: string
  readonly action: string
  readonly applicationId?: string
  readonly from?: string
  readonly to?: string
}

const reasonMark = '，理由：'

/** What was done, as the minutes of a meeting say it, without time and name. */
export function minute(event: RankingEvent, nameOf: (id: string) => string): string {
  const { action, applicationId = '', from = '', to = '' } = event
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
    default:
      return newOrder(from, to, nameOf)
  }
}

/** Who went from which rank to which, then the reason. */
function newOrder(from: string, to: string, nameOf: (id: string) => string): string {
  const at = to.indexOf(reasonMark)
  const before = from.split('、')
  const after = (at < 0 ? to : to.slice(0, at)).split('、')
  const reason = at < 0 ? '' : to.slice(at)
  const alone = movedAlone(before, after)
  const moved = alone === undefined ? after.filter((id, i) => id !== before[i]) : [alone]
  const moves = moved.map((id) => `${nameOf(id)}由第 ${before.indexOf(id) + 1} 位移至第 ${after.indexOf(id) + 1} 位`)
  return `将${moves.join('、')}${reason}`
}

/** The only one whose move makes `after` out of `before`; of two that changed places the one that rose. */
function movedAlone(before: readonly string[], after: readonly string[]): string | undefined {
  const without = (ids: readonly string[], moved: string) => ids.filter((id) => id !== moved).join()
  const changed = after.filter((id, i) => id !== before[i])
  return changed.find((moved) => without(before, moved) === without(after, moved))
}
