import type { Application } from '../../batch/application.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import type { Address } from '../../values/address.ts'
import type { Reference } from './references.ts'

/** An application in its category. */
export type Form = { readonly application: Application; readonly category: Category }

/** Where on the application a finding leads; a blank by its address as text. */
export type Place =
  | { readonly kind: 'blank'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string }
  | { readonly kind: 'slot'; readonly id: string }

/** The blanks that a check itself names; of a field asked for several years those of the years it names. */
export function blanksNamed(references: readonly Reference[], category: Category): Address[] {
  const years = references.flatMap(({ to, name }) => (to === 'year' ? [Number(name)] : []))
  return references.flatMap(({ to, name: key }): Address[] => {
    if (to !== 'field') return []
    return years.length > 0 && fieldOf(category, key)?.years ? years.map((year) => ({ key, year })) : [{ key }]
  })
}
