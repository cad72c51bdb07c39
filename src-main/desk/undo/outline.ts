import { replaceOutline } from '../../../db/applications.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { withText } from '../values/edit-outline.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** The text stands as it did; one under a heading that was not there is gone with its heading. */
export function outlineBack(
  tx: ChangingDesk,
  id: string,
  { heading, from, to }: WholeOf<'outline-changed'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const category = categoryOf(tx.scheme, application.category)
  const now = application.outline.find((o) => o.heading === heading)
  if ((now?.text ?? '') !== to) {
    const title = category.outline.headings.find((h) => h.id === heading)?.title ?? heading
    return overtaken(tx, application, `正文“${title}”`)
  }
  const others = application.outline.filter((o) => o.heading !== heading)
  replaceOutline(tx.store, id, from === undefined ? others : withText(category, application.outline, heading, from))
  tx.record({ kind: 'outline-changed', heading, ...(now ? { from: now.text } : {}), to: from ?? '' }, id)
  return undefined
}
