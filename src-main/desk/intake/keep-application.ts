import { findByForm, insertApplication, wasWithdrawn } from '../../../db/applications.ts'
import { addAttachment, type NewAttachment } from '../../../db/attachments.ts'
import { addReturnedForm, returnedFormsOf } from '../../../db/returned-forms.ts'
import { newUid } from '../../../db/uid.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { ReturnedForm } from '../../../src-domain/batch/returned-form.ts'
import type { EditionFile } from '../../../src-domain/edition/edition.ts'
import type { NewEvent } from '../../../src-domain/events/event.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { besidePictures } from '../../../src-domain/rounds/difference.ts'
import type { Recognised } from '../../../src-domain/rounds/recognise.ts'
import { addressOf } from '../../../src-domain/values/address.ts'
import type { Actor } from '../actor.ts'
import { attachmentEvent } from '../attachments/attachment-event.ts'
import { type ChangingDesk, change, type Desk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { type Besides, ownerOf } from '../rounds/owner-of-form.ts'
import type { PutApplication } from './put-application.ts'

/** `known`: the application was there before, its form unchanged. `returned`: it was, and its form came back corrected. */
export type KeptApplication = {
  readonly id: string
  readonly known: boolean
  readonly returned?: true
  /** Names of the attachments a known one did not have yet. */
  readonly added?: readonly string[]
}

/**
 * Keeps an application whose files are in the store. Whose it is, is asked in the transaction that keeps it: a form that
 * has come in before is not taken in again, and one that is recognised as the corrected form of an application that is
 * there waits on it to be gone through.
 */
export function keepApplication(
  desk: Desk,
  {
    folder,
    read,
    intake,
    ...besides
  }: { readonly folder: string; readonly read: PutApplication; readonly intake: string } & Besides,
  actor: Actor,
): Result<KeptApplication> {
  if (!read.put.ok) return read.put
  const { form, attachments, pictures } = read.put.value
  return change(desk, actor, (tx): Result<KeptApplication> => {
    const before = findByForm(tx.store, folder, form.sha256)
    if (before) {
      return ok({ id: before.id, known: true, added: addMissing(tx, before, attachments) })
    }
    const { category, values, outline, cover, problems } = read
    const file = { file: read.form.file, ...form }
    // What was an application of its own before it was withdrawn is one again.
    const isOwn = wasWithdrawn(tx.store, folder, form.sha256)
    const owner = isOwn ? undefined : ownerOf(tx, { folder, category, values }, besides)
    if (owner) {
      const added = addMissing(tx, owner.application, attachments)
      const content = { values, outline, cover, problems, pictures }
      const returned = keepReturned(tx, owner, { folder, form: file, read: content })
      return ok({ id: owner.application.id, known: !returned, added, ...(returned ? { returned } : {}) })
    }
    const id = insertApplication(tx.store, {
      ...{ category, folder, values, outline, cover, problems, attachments },
      form: file,
      pictures,
      createdAt: tx.at,
    })
    tx.record(takenIn(applicationOf(tx, id), file, intake), id)
    return ok({ id, known: false })
  })
}

/** Undefined where this very form is the application's, or has come back before. */
function keepReturned(
  tx: ChangingDesk,
  { application, by }: Recognised,
  { folder, form, read }: Pick<ReturnedForm, 'folder' | 'form' | 'read'>,
): true | undefined {
  const { id, pictures } = application
  const known = [application.form, ...returnedFormsOf(tx.store, id).map((r) => r.form)]
  if (known.some((k) => k?.sha256 === form.sha256)) return undefined
  const uid = newUid()
  const content = besidePictures(read, pictures)
  addReturnedForm(tx.store, id, { uid, folder, form, at: tx.at, state: 'open', read: content })
  tx.record({ kind: 'form-returned', folder, file: form.file, by, uid, form }, id)
  return true
}

/** As it was read: what both laptops' changes to this application begin from. */
export function takenIn(
  { uid, folder, category, values, attachments }: Application,
  form: EditionFile,
  intake: string,
): NewEvent {
  return {
    kind: 'application-taken-in',
    ...{ folder, file: form.file, intake, uid, category, form },
    values: values.map((v) => ({ address: addressOf(v), value: v.value, certainty: v.certainty })),
    attachments: attachments.map(({ id: _, ...attachment }) => attachment),
  }
}

/** 补交: adds what a known application does not have yet, under whatever name, and says which. */
export function addMissing(tx: ChangingDesk, before: Application, attachments: readonly NewAttachment[]): string[] {
  const there = new Set(before.attachments.map(({ sha256 }) => sha256))
  const missing = attachments.filter(({ sha256 }) => !there.has(sha256))
  for (const attachment of missing) {
    tx.record(attachmentEvent('attachment-added', addAttachment(tx.store, before.id, attachment)), before.id)
  }
  return missing.map(({ file }) => file)
}
