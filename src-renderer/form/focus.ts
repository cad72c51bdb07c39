import type { Place } from '../../src-domain/checks/judging/concerns.ts'
import type { Heading } from '../../src-domain/schemes/scheme.ts'
import type { Blank } from './blanks.ts'

/** What on the form is being worked on, and how far down it it stands, in pixels. */
export type Focus = { readonly top: number } & (
  | { readonly kind: 'blank'; readonly blank: Blank; readonly typed?: string }
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'slot'; readonly slot: string }
)

/** Goes to a place on the form as if it had been clicked. */
export function goTo({ kind, id }: Place): void {
  const element = document.querySelector<HTMLElement>(`[data-${kind}="${CSS.escape(id)}"]`)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
