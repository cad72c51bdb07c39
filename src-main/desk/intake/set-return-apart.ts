import { insertApplication } from '../../../db/applications.ts'
import { newUid } from '../../../db/uid.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { findReturned, type OfReturned } from '../rounds/returned-form.ts'
import { settleIn } from '../rounds/settle-return.ts'
import { takenIn } from './keep-application.ts'

/** 另收为一件申报: a form that came back is none of this application's after all. Problems: those of `findReturned`. */
export function setReturnApart(desk: Desk, of: OfReturned, actor: Actor): Result<{ readonly id: string } & Kept> {
  return change(desk, actor, (tx) => {
    const found = findReturned(tx, of)
    if (!found.ok) return found
    const { application, returned } = found.value
    const { folder, form, read } = returned
    const content = { category: application.category, folder, form, attachments: [], createdAt: tx.at }
    const id = insertApplication(tx.store, { ...content, ...read })
    tx.record(takenIn(applicationOf(tx, id), form, newUid()), id)
    settleIn(tx, of.application, returned, 'apart')
    return ok({ id })
  })
}
