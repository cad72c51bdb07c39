import { asksOutline } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'

/** The parts of a 申报书, in the order they are bound; Alt+Shift and its number leads to each, whichever there are. */
export const parts = [
  { id: 'form', title: '申报表', number: 1 },
  { id: 'outline', title: '正文', number: 2 },
  { id: 'attachments', title: '附件', number: 3 },
] as const

export type Part = (typeof parts)[number]['id']

/** A category may be asked for its form alone. */
export function partsOf(category: Category): readonly (typeof parts)[number][] {
  return parts.filter(({ id }) => id !== 'outline' || asksOutline(category))
}

/** Alt+Shift and this opens the attachment beside them, as their numbers lead to the parts. */
export const besideNumber = parts.length + 1
