import type { FullScheme } from '../full-scheme.ts'
import { type Fault, fault } from './fault.ts'

/**
 * Quotas of nothing: whoever means that there is none leaves it out, and then nobody could be recommended. In principle
 * it may be nothing: each one then wants its reason.
 */
export function emptyQuotas({ quotas }: FullScheme): Fault[] {
  return quotas
    .filter(
      ({ maximum, byPart, inPrinciple }) => maximum === 0 && !inPrinciple && !byPart.some((one) => one.maximum > 0),
    )
    .map(({ id, title }) =>
      fault(
        `quotas.${id}.maximum`,
        `“${title}”名额是 0，一件也不能推荐；没有限额的不写这一项，这次不办的类别请从方案里去掉`,
      ),
    )
}
