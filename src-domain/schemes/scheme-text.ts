import { oncePer } from '../remembered.ts'
import type { Scheme } from './scheme.ts'

/*
 * A scheme on its way to where forms are read: as text it goes over at once, and there it is the same scheme for all
 * forms read by it, so that what is made of it is made once.
 */

export const schemeText = oncePer((scheme: Scheme) => JSON.stringify(scheme))

let last: { readonly text: string; readonly scheme: Scheme } | undefined

/** The scheme of a text that `schemeText` wrote. */
export function schemeOfText(text: string): Scheme {
  if (last?.text !== text) last = { text, scheme: JSON.parse(text) as Scheme }
  return last.scheme
}
