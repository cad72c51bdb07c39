import { replaceOutline } from '../../../db/applications.ts'
import { appendAudit } from '../../../db/audit.ts'
import { transaction } from '../../../db/store.ts'
import type { OutlineText } from '../../../src-domain/batch/application.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/scheme.ts'
import { type Desk, findApplication, now } from '../desk.ts'

export type OutlineEdit = { readonly application: string; readonly heading: string; readonly text: string }

/** Sets the text under a heading; the whole text before stays in the record. Headings keep the scheme's order. */
export function setOutlineText(
  desk: Desk,
  { application, heading, text }: OutlineEdit,
  by: string,
): Result<OutlineText> {
  const found = findApplication(desk, application)
  if (!found.ok) return found
  const { headings } = categoryOf(desk.scheme, found.value.category).outline
  const known = headings.find((h) => h.id === heading)
  if (!known) {
    return failed({
      code: 'heading-unknown',
      message: `申报书正文没有“${heading}”这个标题，没有改动。请重新打开这一页再试。`,
    })
  }
  const { outline } = found.value
  const before = outline.find((o) => o.heading === heading)
  const after: OutlineText = { heading, title: before?.title ?? known.title, text }
  if (before?.text === text) return ok(before)
  const place = (o: OutlineText) => headings.findIndex((h) => h.id === o.heading)
  const changed = before
    ? outline.map((o) => (o === before ? after : o))
    : [...outline, after].sort((a, b) => place(a) - place(b))
  return transaction(desk.store, (writing) => {
    replaceOutline(writing, application, changed)
    appendAudit(writing, {
      at: now(),
      by,
      action: '修改正文',
      applicationId: application,
      key: heading,
      ...(before ? { from: before.text } : {}),
      to: text,
    })
    return ok(after)
  })
}
