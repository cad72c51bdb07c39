import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { findByForm, insertApplication } from '../../../db/applications.ts'
import { addAttachment, type NewAttachment } from '../../../db/attachments.ts'
import { appendAudit } from '../../../db/audit.ts'
import { transaction, type Writing } from '../../../db/store.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { OutlinePicture } from '../../../src-domain/batch/outline-pictures.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile, putStream, type StoredFile } from '../../files/file-store.ts'
import { batchOf, type Desk, now } from '../desk.ts'
import { type IntakeContent, readIntake } from './applicant-folder.ts'
import {
  type ReadApplication,
  type ReadAttachment,
  type Rejection,
  readApplicant,
  rejected as rejection,
} from './read-applicant.ts'

export type ImportOptions = {
  readonly workers: Workers
  /** Called after each applicant's folder. */
  readonly progress?: (done: number, total: number, folder: string) => void
  readonly signal?: AbortSignal
}

export type ImportReport = {
  /** Ids of the applications this import took in or added attachments to, in order. */
  readonly applications: readonly string[]
  /** Of these, the ones that were there before: their form is unchanged. */
  readonly known: readonly string[]
  readonly rejected: readonly (Rejection & { readonly folder: string })[]
}

/**
 * Takes in an intake folder: one sub-folder for each applicant, or a single applicant's folder. Each applicant is kept
 * or refused by itself. An unchanged form is not taken in twice; what was added beside it (补交) is.
 */
export async function importFolder(desk: Desk, folder: string, options: ImportOptions): Promise<Result<ImportReport>> {
  const content = await contentOf(folder)
  if (!content.ok) return content
  const { applicants, loose } = content.value
  const applications: string[] = []
  const known: string[] = []
  const rejected = loose.map(({ file, problem }) => ({ folder: '', ...rejection(file, problem) }))
  // One applicant is read ahead while the one before is being kept: reading costs processors, keeping costs the disk.
  const read = (i: number) => {
    const applicant = applicants[i]
    return applicant && readApplicant(applicant.path, desk.scheme, options.workers)
  }
  let ahead = read(0)
  for (const [i, applicant] of applicants.entries()) {
    const reading = await ahead
    if (!reading || options.signal?.aborted) break
    ahead = read(i + 1)
    rejected.push(...reading.rejected.map((r) => ({ folder: applicant.name, ...r })))
    for (const application of reading.applications) {
      const kept = await keep(desk, applicant.name, application, options.workers)
      if (!kept.ok) {
        rejected.push({ folder: applicant.name, file: application.form.file, ...kept.problem })
        continue
      }
      applications.push(kept.value.id)
      if (kept.value.known) known.push(kept.value.id)
    }
    options.progress?.(i + 1, applicants.length, applicant.name)
  }
  return ok({ applications, known, rejected })
}

async function contentOf(folder: string): Promise<Result<IntakeContent>> {
  try {
    return ok(await readIntake(folder))
  } catch {
    return failed({
      code: 'intake-unreadable',
      message: `打不开收件文件夹“${basename(folder)}”，没有收取任何申报。请核对路径，或检查 U 盘是否接好。`,
    })
  }
}

/** Keeps the files first and the records after: a record never points at a file that is not there. */
async function keep(
  desk: Desk,
  folder: string,
  read: ReadApplication,
  workers: Workers,
): Promise<Result<{ id: string; known: boolean }>> {
  const form = await putFile(desk.store.folder, read.form.path)
  if (!form.ok) return form
  const attachments: NewAttachment[] = []
  for (const attachment of read.attachments) {
    const stored = await putFile(desk.store.folder, attachment.path)
    if (!stored.ok) return stored
    attachments.push(withoutPath(attachment, stored.value))
  }
  const before = findByForm(desk.store, folder, form.value.sha256)
  const pictures = before ? ok([]) : await keepPictures(desk, read, workers)
  if (!pictures.ok) return pictures
  const by = batchOf(desk).preparer
  return transaction<{ id: string; known: boolean }>(desk.store, (writing) => {
    if (before) return ok({ id: addMissing(writing, before, attachments, by), known: true })
    const { category, values, outline, cover, problems } = read
    const at = now()
    const id = insertApplication(writing, {
      category,
      folder,
      form: { file: read.form.file, ...form.value },
      values,
      outline,
      pictures: pictures.value,
      cover,
      problems,
      attachments,
      createdAt: at,
    })
    appendAudit(writing, { at, by, action: '收件', applicationId: id, to: `${folder}/${read.form.file}` })
    return ok({ id, known: false })
  })
}

/** Takes the outline's pictures out of the Word file one by one: together they may be larger than it is good to hold. */
async function keepPictures(desk: Desk, read: ReadApplication, workers: Workers): Promise<Result<OutlinePicture[]>> {
  const kept: OutlinePicture[] = []
  const stored = new Map<string, StoredFile>()
  for (const { part, ...picture } of read.pictures) {
    let file = stored.get(part)
    if (!file) {
      const bytes = await workers.read.wordPart({ path: read.outlinePath, part })
      if (!bytes.ok) return bytes
      const put = await putStream(desk.store.folder, Readable.from([bytes.value]), picture.name)
      if (!put.ok) return put
      file = put.value
      stored.set(part, file)
    }
    kept.push({ ...picture, ...file })
  }
  return ok(kept)
}

function withoutPath(
  { path: _, ...attachment }: ReadAttachment,
  stored: { sha256: string; size: number },
): NewAttachment {
  return { ...attachment, ...stored }
}

/** 补交: the attachments of a known application that it does not have yet. */
function addMissing(writing: Writing, before: Application, attachments: readonly NewAttachment[], by: string): string {
  for (const attachment of attachments) {
    if (before.attachments.some((a) => a.sha256 === attachment.sha256 && a.file === attachment.file)) continue
    addAttachment(writing, before.id, attachment)
    appendAudit(writing, { at: now(), by, action: '补交附件', applicationId: before.id, to: attachment.file })
  }
  return before.id
}
