import { replaceOutline } from '../../../db/applications.ts'
import type { OutlineText } from '../../../src-domain/batch/application.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { movedSince } from '../seen.ts'

export type OutlineEdit = {
  readonly application: string
  readonly heading: string
  readonly text: string
  /** The text as it was seen when this one was written (seen.ts). */
  readonly seen?: string | undefined
}

/**
 * Sets the text under a heading; the whole text before stays in the record. Headings keep the scheme's order. Problems:
 * `application-unknown`, `heading-unknown`, `changed-meanwhile`.
 */
export function setOutlineText(
  desk: Desk,
  { application, heading, text, seen }: OutlineEdit,
  actor: Actor,
): Result<{ readonly outline: OutlineText } & Kept> {
  return change(desk, actor, (tx) => {
    const found = findStanding(tx, application)
    if (!found.ok) return found
    const category = categoryOf(tx.scheme, found.value.category)
    const known = category.outline.headings.find((h) => h.id === heading)
    if (!known) return failed(problem('heading-unknown', { heading }))
    const before = found.value.outline.find((o) => o.heading === heading)
    if (before?.text === text) return ok({ outline: before })
    const looked = { label: known.title, seen, now: before?.text ?? '', wanted: text }
    const moved = movedSince(tx, { application, place: heading }, looked)
    if (moved) return failed(moved)
    const outline = withText(category, found.value.outline, heading, text)
    replaceOutline(tx.store, application, outline)
    tx.record({ kind: 'outline-changed', heading, ...(before ? { from: before.text } : {}), to: text }, application)
    const after = outline.find((o) => o.heading === heading)
    if (!after) throw new Error('a text that was set is not there')
    return ok({ outline: after })
  })
}

/** The outline with this text under the heading, which is added where it was not; headings in the scheme's order. */
export function withText(
  { outline: { headings } }: Category,
  outline: readonly OutlineText[],
  heading: string,
  text: string,
): OutlineText[] {
  if (outline.some((o) => o.heading === heading)) {
    return outline.map((o) => (o.heading === heading ? { ...o, text } : o))
  }
  const title = headings.find((h) => h.id === heading)?.title ?? heading
  const place = (o: OutlineText) => headings.findIndex((h) => h.id === o.heading)
  return [...outline, { heading, title, text }].sort((a, b) => place(a) - place(b))
}
