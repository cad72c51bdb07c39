import { fieldOf } from '../schemes/lookup.ts'
import type { Category, Scheme } from '../schemes/scheme.ts'
import { choiceSeparator, type FormValue, fieldValue } from './application.ts'

/**
 * The service-oriented manufacturing modes of an application, in the notice's words. An option that only opens the
 * choice of single modes (其他模式（可多选）) is no mode itself.
 */
export function modesOf(
  application: { readonly values: readonly Pick<FormValue, 'key' | 'year' | 'value'>[] },
  category: Category,
): string[] {
  const titles = new Set(category.modes.map((m) => m.title))
  return category.modeFields.flatMap((key) => {
    const options = fieldOf(category, key)?.options ?? []
    const chosen = fieldValue(application, key)?.value.split(choiceSeparator) ?? []
    return chosen.filter((title) => title !== '' && (titles.has(title) || !options.includes(title)))
  })
}

/** The fields' values that make these the application's modes, in the notice's words; undefined where no form says so. */
export function valuesOfModes(category: Category, modes: readonly string[]): ReadonlyMap<string, string> | undefined {
  const titles = new Set(category.modes.map((m) => m.title))
  const fields = category.modeFields.flatMap((key) => fieldOf(category, key) ?? [])
  const own = new Map(fields.map(({ key, options }) => [key, modes.filter((mode) => options?.includes(mode))]))
  if (!modes.every((mode) => [...own.values()].some((some) => some.includes(mode)))) return undefined
  // A choice that opens the one within it says so by the option that is no mode itself.
  const opens = (key: string) => fields.some((f) => f.within === key && own.get(f.key)?.length)
  const values = fields.map(({ key, type, options }): [string, string | undefined] => {
    const chosen = [...(own.get(key) ?? []), ...(opens(key) ? (options?.filter((o) => !titles.has(o)) ?? []) : [])]
    return [key, type === 'choice' && chosen.length > 1 ? undefined : chosen.join(choiceSeparator)]
  })
  return values.some(([, value]) => value === undefined) ? undefined : new Map(values as [string, string][])
}

/** What the notice means by each of these modes, by title. */
export function describedModes(
  { modeDescriptions }: Pick<Scheme, 'modeDescriptions'>,
  modes: Category['modes'],
): ReadonlyMap<string, string> {
  const descriptions = new Map(modeDescriptions.map(({ id, description }) => [id, description]))
  return new Map(modes.map(({ title, describedBy }) => [title, descriptions.get(describedBy) ?? '']))
}
