import type { Heading } from '../../schemes/scheme.ts'
import type { Form, Place } from './concerns.ts'

/** Those of the outline's headings under which there is no text. */
export function withoutText(
  { application, category }: Form,
  wanted: (heading: Heading, next?: Heading) => boolean,
): Heading[] {
  const { headings } = category.outline
  return headings.filter((heading, i) => wanted(heading, headings[i + 1]) && isEmpty(application, heading.id))
}

function isEmpty({ outline }: Form['application'], id: string): boolean {
  return !outline.some(({ heading, text }) => heading === id && text.trim() !== '')
}

export function firstHeading({ category }: Pick<Form, 'category'>): Place {
  return { kind: 'heading', id: category.outline.headings[0]?.id ?? '' }
}

/** The first of the headings that should have a text and has none, else the first of them; of all, if none are named. */
export function firstLacking(form: Form, ids?: readonly string[]): Place {
  const headings = form.category.outline.headings.filter((h) => ids?.includes(h.id) ?? true)
  const lacking = headings.find((h) => h.hint !== undefined && isEmpty(form.application, h.id))
  return { kind: 'heading', id: (lacking ?? headings[0])?.id ?? '' }
}
