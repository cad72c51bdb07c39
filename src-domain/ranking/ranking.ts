import Big from 'big.js'
import type { Application } from '../batch/application.ts'
import { decimalValue } from '../batch/decimal-value.ts'
import type { FullScheme } from '../checks/load-scheme.ts'
import { thresholdRatio } from '../checks/of-category.ts'
import { problem } from '../problems/problem.ts'
import { failed, ok, type Result } from '../result.ts'
import { fieldOf } from '../schemes/lookup.ts'
import type { Category } from '../schemes/scheme.ts'

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
  return wrong.length > 0 ? failed(problem('ranking-incomplete', { wrong })) : ok([...wanted])
}

/** A9 before A10. */
const byId = new Intl.Collator('en', { numeric: true })

/**
 * A first order of a category to start the discussion from, by the ratio its notice sets a threshold on, highest
 * first; where it sets none, as they came in. A suggestion, never a decision.
 */
export function suggestedOrder(applications: readonly Application[], scheme: FullScheme): string[] {
  const share = (a: Application) => {
    const ratio = thresholdRatio(scheme, a.category)
    const [year] = ratio?.years ?? []
    const part = ratio && decimalValue(a, ratio.numerator, year)
    const whole = ratio && decimalValue(a, ratio.denominator, year)
    return part && whole?.gt(0) ? part.div(whole) : new Big(-1)
  }
  return [...applications].sort((a, b) => share(b).cmp(share(a)) || byId.compare(a.id, b.id)).map((a) => a.id)
}

/** What the suggested order goes by: 2022年服务收入占比由高到低; undefined where it is the order they came in. */
export function suggestedBy(scheme: FullScheme, category: Category): string | undefined {
  const ratio = thresholdRatio(scheme, category.id)
  const [year] = ratio?.years ?? []
  if (!ratio || year === undefined) return undefined
  const label = fieldOf(category, ratio.stated)?.label ?? ''
  return `${year}年${label.replace(/\s+/g, '').replace(/（[^）]*）$/, '')}由高到低`
}
