import type { CategoryId } from '../schemes/scheme.ts'
import type { Ratio } from './judging/kind.ts'
import { type Check, kindOf, partsOf } from './kinds.ts'
import type { FullScheme } from './load-scheme.ts'

/* What the checks of a category say for other use than findings. */

export function checksOf(scheme: FullScheme, category: CategoryId): Check[] {
  return scheme.checks.filter((check) => check.categories.includes(category))
}

/** The ratios its checks are about, in their order. */
export function ratiosOf(scheme: FullScheme, category: CategoryId): Ratio[] {
  return checksOf(scheme, category)
    .flatMap(partsOf)
    .flatMap((check) => kindOf(check).ratio?.(check) ?? [])
}

/** The ratio the notice sets a threshold on. */
export function thresholdRatio(scheme: FullScheme, category: CategoryId): Required<Ratio> | undefined {
  return ratiosOf(scheme, category).find((ratio): ratio is Required<Ratio> => ratio.minimum !== undefined)
}

/** Fields whose figures a meeting has before it: what the notice sets a threshold on, besides a ratio. */
export function meetingFields(scheme: FullScheme, category: CategoryId): string[] {
  return checksOf(scheme, category)
    .flatMap(partsOf)
    .flatMap((check) => kindOf(check).meetingFields?.(check) ?? [])
}

/** What a check names: headings of the outline, or slots of the checklist. */
export function namedBy(check: Check, to: 'heading' | 'slot'): string[] {
  return partsOf(check)
    .flatMap((part) => kindOf(part).references(part))
    .flatMap((reference) => (reference.to === to ? [reference.name] : []))
}

/** Whether nothing handed in can prove it, so that an officer attests it. */
export function isAttested({ kind }: { readonly kind: Check['kind'] | 'ownRoster' }): boolean {
  return kind !== 'ownRoster' && kindOf({ kind }).attested === true
}
