import { fieldOf } from './lookup.ts'
import type { Category, Scheme } from './scheme.ts'

/** Who applies, as the cover names it: its fields with what they are called there, the name at least. */
export function coverNames(category: Category): { readonly label: string; readonly key: string }[] {
  const lines = category.coverLines.flatMap(({ label, from }) =>
    from.kind === 'field' ? { label, key: from.key } : [],
  )
  const { nameField: key } = category
  if (lines.some((line) => line.key === key)) return lines
  return [{ label: fieldOf(category, key)?.label ?? '名称', key }, ...lines]
}

/** What all covers call the name; where they differ, 名称. */
export function nameOnCovers({ categories }: Pick<Scheme, 'categories'>): string {
  const labels = new Set(categories.map((c) => coverNames(c).find(({ key }) => key === c.nameField)?.label))
  return (labels.size === 1 && [...labels][0]) || '名称'
}

/** The line below a cover that says whose form it is. */
export function coverIssuer({ cover, addressee }: Pick<Scheme, 'cover' | 'addressee'>): string {
  return cover.issuer ?? `${addressee}制`
}
