import { extname } from 'node:path'
import { type AttachmentPlace, addAttachment, type NewAttachment } from '../../../db/attachments.ts'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { placeAttachment } from '../../../src-domain/intake/place-attachment.ts'
import { ofFile } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { withoutMarks } from '../../../src-domain/text/visible-name.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile } from '../../files/file-store.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { applicationOf, findStanding } from '../find-application.ts'
import type { HandedIn } from '../uploads/handed-in.ts'
import { type HandedOver, withHandedOver } from '../uploads/handed-over.ts'
import { openUnpacking } from '../uploads/unpacking.ts'
import { attachmentEvent } from './attachment-event.ts'
import { slotProblem } from './find-attachment.ts'

/** Where the officer puts attachments; without a slot their names and first pages decide, as at the import. */
export type ChosenPlace = { readonly slot?: string | undefined; readonly year?: number | undefined }

export type Added = ChosenPlace & { readonly application: string; readonly from: HandedOver }

/** A file that was not added again, and the attachment it is. */
export type AddedBefore = { readonly file: string; readonly as: Pick<Attachment, 'id' | 'file' | 'slot'> }

/**
 * 补交: adds the files of an upload, or one of this machine, to an application; all of them or none. What the
 * application has already is not added a second time, and said. Problems:
 * `application-unknown`, `slot-unknown`, `upload-unknown`, `upload-empty`, and what reading or the disk refuses.
 */
export function addAttachments(
  desk: Desk,
  { application, from, ...chosen }: Added,
  actor: Actor,
  { workers }: { readonly workers: Workers },
): Promise<Result<{ readonly before: readonly AddedBefore[] } & Kept>> {
  return withHandedOver(
    desk,
    from,
    async (files): Promise<Result<{ readonly before: readonly AddedBefore[] } & Kept>> => {
      // Before gigabytes are read for nothing; what counts is asked below.
      const early = categoryFor(desk, application, chosen)
      if (!early.ok) return early
      const kept = await keepFiles(desk, files, workers)
      if (!kept.ok) return kept
      return change(desk, actor, (tx) => {
        const category = categoryFor(tx, application, chosen)
        if (!category.ok) return category
        const there = [...applicationOf(tx, application).attachments]
        const before: AddedBefore[] = []
        for (const { file, pages, textHead, sha256, size } of kept.value) {
          const as = there.find((a) => a.sha256 === sha256)
          if (as) {
            before.push({ file, as: { id: as.id, file: as.file, slot: as.slot } })
            continue
          }
          const attachment = addAttachment(tx.store, application, {
            ...placeOf(category.value, file, textHead, chosen),
            ...{ file, sha256, size },
            ...given({ pages }),
            ...(textHead ? { textHead: textHead.toWellFormed() } : {}),
          })
          there.push(attachment)
          tx.record(attachmentEvent('attachment-added', attachment), application)
        }
        return ok({ before })
      })
    },
  )
}

function categoryFor(desk: ReadableDesk, application: string, { slot }: ChosenPlace): Result<Category> {
  const found = findStanding(desk, application)
  if (!found.ok) return found
  const category = categoryOf(desk.scheme, found.value.category)
  const wrong = slot === undefined ? undefined : slotProblem(category, slot)
  return wrong ? failed(wrong) : ok(category)
}

type ReadFile = Pick<NewAttachment, 'file' | 'sha256' | 'size' | 'pages' | 'textHead'>

/** Keeps the files, those in an archive each by itself. What an archive does not give is added by nobody unseen. */
async function keepFiles(desk: Desk, handedIn: readonly HandedIn[], workers: Workers): Promise<Result<ReadFile[]>> {
  const unpacking = openUnpacking(desk, workers)
  try {
    const { files, refused } = await unpacking.all({ files: handedIn, folders: [], refused: [] })
    const unopened = files.flatMap((f) => (f.unopened ? [{ file: f.file, problem: f.unopened }] : []))
    for (const { file, problem } of [...refused, ...unopened]) return failed(ofFile(file, problem, '没有添加'))
    const read: ReadFile[] = []
    for (const file of files) {
      const kept = await keepFile(desk, file, workers)
      if (!kept.ok) return kept
      read.push(kept.value)
    }
    return ok(read)
  } finally {
    await unpacking.close()
  }
}

async function keepFile(desk: Desk, { file, path }: HandedIn, workers: Workers): Promise<Result<ReadFile>> {
  const head = extname(file).toLowerCase() === '.pdf' ? await workers.read.pdfHead(path) : undefined
  if (head && !head.ok) return failed(ofFile(file, head.problem, '没有添加'))
  const stored = await putFile(desk.store.folder, path, file)
  if (!stored.ok) return stored
  return ok({ file, ...stored.value, ...(head ? { pages: head.value.pages, textHead: head.value.text } : {}) })
}

/** What the officer says is sure; the year of an audit report may still come from the file itself. */
function placeOf(category: Category, file: string, text: string | undefined, chosen: ChosenPlace): AttachmentPlace {
  const found = placeAttachment(category, withoutMarks(file), text)
  if (chosen.slot === undefined) return found
  const asked = category.attachments.find((s) => s.id === chosen.slot)?.year !== undefined
  const year = asked ? (chosen.year ?? (found.slot === chosen.slot ? found.year : undefined)) : undefined
  return { slot: chosen.slot, ...given({ year }), certainty: 'sure' }
}
