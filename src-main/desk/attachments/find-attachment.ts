import type { Attachment } from '../../../src-domain/batch/application.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import type { ReadableDesk } from '../desk.ts'
import { findStanding } from '../find-application.ts'

export type AttachmentOf = {
  readonly application: string
  /** The attachment's number. */
  readonly attachment: number
}

export type FoundAttachment = { readonly found: Attachment; readonly category: Category }

/** An attachment of this application. Problems: `application-unknown`, `attachment-unknown`. */
export function findAttachment(desk: ReadableDesk, { application, attachment }: AttachmentOf): Result<FoundAttachment> {
  const owner = findStanding(desk, application)
  if (!owner.ok) return owner
  const found = owner.value.attachments.find((a) => a.id === attachment)
  if (found) return ok({ found, category: categoryOf(desk.scheme, owner.value.category) })
  return failed(problem('attachment-unknown', { application }))
}

/** Why an attachment can't be put into this slot of the checklist. */
export function slotProblem(category: Category, slot: string): Problem | undefined {
  return category.attachments.some((s) => s.id === slot) ? undefined : problem('slot-unknown', { slot })
}
