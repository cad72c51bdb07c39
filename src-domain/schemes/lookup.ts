import { oncePer } from '../remembered.ts'
import type { Category, CategoryId, Field, Scheme } from './scheme.ts'

/* What is asked of a scheme again and again; apart from its shape, so that a screen asks without the program that checks shapes. */

/** Whether it is asked for a 申报书正文. */
export function asksOutline({ outline }: Pick<Category, 'outline'>): boolean {
  return outline.headings.length > 0
}

/** Whether it is asked for attachments: a checklist of nothing but a place for whatever else there is asks for none. */
export function asksAttachments({ attachments }: Pick<Category, 'attachments'>): boolean {
  return attachments.some(({ required, words }) => required || words.length > 0)
}

export function categoryOf(scheme: Scheme, id: CategoryId): Category {
  const category = scheme.categories.find((c) => c.id === id)
  if (!category) throw new Error(`scheme ${scheme.id} has no category ${id}`)
  return category
}

/** The fields of all sections in printed order. */
export const fieldsOf = oncePer((category: Category): readonly Field[] =>
  category.sections.flatMap((section) => section.fields),
)

export function fieldOf(category: Category, key: string): Field | undefined {
  return fieldsOf(category).find((field) => field.key === key)
}

/** What a field of boxes may hold; nothing for one that is written in. */
export function optionsOf({ type, options }: Pick<Field, 'type' | 'options'>): readonly string[] | undefined {
  return type === 'yesNo' ? ['是', '否'] : options
}

/** Whose batches there can be: the region's parts, or the region itself where it has none. */
export function recommendersIn({ name, parts }: Scheme['region']): string[] {
  return parts.length > 0 ? parts.map((part) => part.name) : [name]
}
