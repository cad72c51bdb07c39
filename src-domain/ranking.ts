import Big from 'big.js'
import { type Application, fieldValue } from './application.ts'
import { failed, ok, type Result } from './result.ts'

/**
 * The order a category is to have: every recommended application exactly once. Ranks are the places in this list,
 * 1…n, so gaps and doubles cannot be stored.
 */
export function newOrder(recommended: readonly string[], wanted: readonly string[]): Result<string[]> {
  const doubled = wanted.filter((id, i) => wanted.indexOf(id) !== i)
  const unknown = wanted.filter((id) => !recommended.includes(id))
  const missing = recommended.filter((id) => !wanted.includes(id))
  const wrong = [
    ...(doubled.length > 0 ? [`重复：${[...new Set(doubled)].join('、')}`] : []),
    ...(unknown.length > 0 ? [`不在本类已推荐之列：${unknown.join('、')}`] : []),
    ...(missing.length > 0 ? [`缺少：${missing.join('、')}`] : []),
  ]
  if (wrong.length > 0) {
    return failed({
      code: 'ranking-incomplete',
      message: `排序须把本类已推荐的申报各列一次（${wrong.join('；')}）。原排序未改动。`,
    })
  }
  return ok([...wanted])
}

/** A first order to start the discussion from, by the latest share of service revenue; a suggestion, never a decision. */
export function suggestedOrder(applications: readonly Application[], year: number): string[] {
  const share = (a: Application) => {
    const part = fieldValue(a, 'serviceRevenue', year)?.value
    const whole = fieldValue(a, 'revenue', year)?.value
    return part && whole && !new Big(whole).eq(0) ? new Big(part).div(whole) : new Big(-1)
  }
  return [...applications].sort((a, b) => share(b).cmp(share(a)) || (a.id < b.id ? -1 : 1)).map((a) => a.id)
}
