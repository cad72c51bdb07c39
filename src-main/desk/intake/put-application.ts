import { Readable } from 'node:stream'
import type { NewAttachment } from '../../../db/attachments.ts'
import type { OutlinePicture } from '../../../src-domain/batch/outline-pictures.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { severalAtOnce } from '../../../src-domain/several-at-once.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile, putStream, type StoredFile } from '../../files/file-store.ts'
import type { Desk } from '../desk.ts'
import type { ReadApplication } from './read-applicant.ts'

/** An application that was read from a folder, whose files are in the store. */
export type PutApplication = ReadApplication & { readonly put: Result<PutFiles> }

type PutFiles = {
  readonly form: StoredFile
  readonly attachments: readonly NewAttachment[]
  readonly pictures: OutlinePicture[]
}

type PutOptions = LongStep & { readonly workers: Workers }

/** Puts its files into the store: they come first and the records after, so that a record never points at a file that is not there. */
export async function putApplication(desk: Desk, read: ReadApplication, options: PutOptions): Promise<PutApplication> {
  return { ...read, put: await putFiles(desk, read, options) }
}

async function putFiles(desk: Desk, read: ReadApplication, { workers, signal }: PutOptions): Promise<Result<PutFiles>> {
  const all = [read.form, ...read.attachments]
  const put = await severalAtOnce(filesAtOnce, all, async ({ path, file }) =>
    signal?.aborted ? failed(problem('reading-stopped')) : putFile(desk.store.folder, path, file),
  )
  if (!put.ok) return put
  const pictures = await keepPictures(desk, read, workers)
  if (!pictures.ok) return pictures
  const [form, ...stored] = put.value as [StoredFile, ...StoredFile[]]
  const attachments = read.attachments.map(({ path: _, ...attachment }, i) => ({
    ...attachment,
    ...(stored[i] as StoredFile),
  }))
  return ok({ form, attachments, pictures: pictures.value })
}

/** While one waits for the disk, the next are copied. */
const filesAtOnce = 4

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
