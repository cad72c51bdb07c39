import { extname } from 'node:path'
import {
  type AttachmentPlace,
  addAttachment,
  type NewAttachment,
  reassignAttachment,
  removeAttachment as removeRow,
} from '../../../db/attachments.ts'
import { appendAudit } from '../../../db/audit.ts'
import { transaction } from '../../../db/store.ts'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { placeAttachment } from '../../../src-domain/intake/place-attachment.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Category, categoryOf } from '../../../src-domain/schemes/scheme.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile } from '../../files/file-store.ts'
import { type Desk, findApplication, now } from '../desk.ts'
import { discardUpload, filesOf, type HandedOver } from '../intake/uploads.ts'

/** Where the officer puts an attachment; without a slot its name and first page decide, as at the import. */
export type ChosenPlace = { readonly slot?: string; readonly year?: number }

/** 补交: adds the files of an upload, or one of this machine, to an application; all of them or none. */
export async function addAttachments(
  desk: Desk,
  workers: Workers,
  { application, from, slot, year }: { readonly application: string; readonly from: HandedOver } & ChosenPlace,
  by: string,
): Promise<Result<void>> {
  const found = findApplication(desk, application)
  if (!found.ok) return found
  const category = categoryOf(desk.scheme, found.value.category)
  if (slot !== undefined && !category.attachments.some((s) => s.id === slot)) return failed(slotUnknown(slot))
  const files = await filesOf(desk, from)
  if (!files.ok) return files
  try {
    const added: NewAttachment[] = []
    for (const { file, path } of files.value) {
      const head = extname(file).toLowerCase() === '.pdf' ? await workers.read.pdfHead(path) : undefined
      if (head && !head.ok) {
        return failed({ code: head.problem.code, message: `“${file}”没有添加：${head.problem.message}` })
      }
      const stored = await putFile(desk.store.folder, path)
      if (!stored.ok) return stored
      const text = head?.value.text
      added.push({
        ...placeOf(category, file, text, { ...(slot && { slot }), ...(year && { year }) }),
        ...stored.value,
        file,
        ...(head ? { pages: head.value.pages } : {}),
        ...(text ? { textHead: text } : {}),
      })
    }
    return transaction(desk.store, (writing) => {
      for (const attachment of added) {
        addAttachment(writing, application, attachment)
        appendAudit(writing, { at: now(), by, action: '补交附件', applicationId: application, to: attachment.file })
      }
      return ok(undefined)
    })
  } finally {
    if ('upload' in from) await discardUpload(desk, from.upload)
  }
}

/** What the officer says is sure; the year of an audit report may still come from the paper itself. */
function placeOf(category: Category, file: string, text: string | undefined, chosen: ChosenPlace): AttachmentPlace {
  const found = placeAttachment(category, file, text)
  if (chosen.slot === undefined) return found
  const asked = category.attachments.find((s) => s.id === chosen.slot)?.year !== undefined
  const year = asked ? (chosen.year ?? (found.slot === chosen.slot ? found.year : undefined)) : undefined
  return { slot: chosen.slot, ...(year === undefined ? {} : { year }), certainty: 'sure' }
}

/** Puts an attachment where the officer says it belongs: it is sure from then on. */
export function placeAttachmentAt(
  desk: Desk,
  { application, attachment, slot, year }: AttachmentOf & { readonly slot: string; readonly year?: number },
  by: string,
): Result<void> {
  const found = findAttachment(desk, { application, attachment })
  if (!found.ok) return found
  const { paper, category } = found.value
  if (!category.attachments.some((s) => s.id === slot)) return failed(slotUnknown(slot))
  return transaction(desk.store, (writing) => {
    reassignAttachment(writing, attachment, { slot, ...(year === undefined ? {} : { year }), certainty: 'sure' })
    appendAudit(writing, {
      at: now(),
      by,
      action: '归类附件',
      applicationId: application,
      key: paper.file,
      from: placeText(category, paper),
      to: placeText(category, { slot, ...(year === undefined ? {} : { year }) }),
    })
    return ok(undefined)
  })
}

/** Takes an attachment off its application; the file itself stays in the file store. */
export function removeAttachment(desk: Desk, { application, attachment }: AttachmentOf, by: string): Result<void> {
  const found = findAttachment(desk, { application, attachment })
  if (!found.ok) return found
  return transaction(desk.store, (writing) => {
    removeRow(writing, attachment)
    appendAudit(writing, {
      at: now(),
      by,
      action: '移除附件',
      applicationId: application,
      from: found.value.paper.file,
    })
    return ok(undefined)
  })
}

export type AttachmentOf = { readonly application: string; readonly attachment: number }

function findAttachment(
  desk: Desk,
  { application, attachment }: AttachmentOf,
): Result<{ paper: Attachment; category: Category }> {
  const found = findApplication(desk, application)
  if (!found.ok) return found
  const paper = found.value.attachments.find((a) => a.id === attachment)
  if (paper) return ok({ paper, category: categoryOf(desk.scheme, found.value.category) })
  return failed({
    code: 'attachment-unknown',
    message: `${application} 没有这份附件，可能已被移除，没有改动。请重新打开这一页。`,
  })
}

function placeText(category: Category, { slot, year }: ChosenPlace): string {
  const title = category.attachments.find((s) => s.id === slot)?.title ?? slot ?? ''
  return year === undefined ? title : `${title}（${year} 年）`
}

function slotUnknown(slot: string) {
  return { code: 'slot-unknown', message: `附件清单里没有“${slot}”这一项，没有改动。请重新打开这一页再试。` }
}
