import { filesBeside } from '../src-domain/notices/manifest.ts'
import { isNotNull, sql } from './drizzle.ts'
import {
  applications,
  attachments,
  deliveries,
  editions,
  events,
  notices,
  returnedForms,
  rosters,
  scans,
} from './schema.ts'
import { type Orm, prepared, type Reading } from './store.ts'

/** A file of the store by its content, and a name it was handed in under. */
export type NamedFile = { readonly sha256: string; readonly size: number; readonly name: string }

const selectForms = (orm: Orm) =>
  orm
    .select({ sha256: applications.formSha256, size: applications.formSize, file: applications.formFile })
    .from(applications)
    .prepare()
const selectPictures = (orm: Orm) => orm.select({ pictures: applications.pictures }).from(applications).prepare()
const selectAttachments = (orm: Orm) =>
  orm.select({ sha256: attachments.sha256, size: attachments.size, file: attachments.file }).from(attachments).prepare()
const selectReturned = (orm: Orm) =>
  orm
    .select({
      ...{ sha256: returnedForms.formSha256, size: returnedForms.formSize, file: returnedForms.formFile },
      read: returnedForms.read,
    })
    .from(returnedForms)
    .prepare()
const selectScans = (orm: Orm) => orm.select({ files: scans.files }).from(scans).prepare()
const selectRosters = (orm: Orm) =>
  orm.select({ sha256: rosters.sha256, size: rosters.size, file: rosters.file }).from(rosters).prepare()
const selectReceipts = (orm: Orm) => orm.select({ receipt: deliveries.receipt }).from(deliveries).prepare()
const selectManifests = (orm: Orm) => orm.select({ manifest: notices.manifest }).from(notices).prepare()
const selectContents = (orm: Orm) => orm.select({ content: editions.content }).from(editions).prepare()
// Rows without a hash name no file, and need not be parsed; a hand-over (its file, size and hash) went out on a stick.
const selectPayloads = (orm: Orm) =>
  orm
    .select({ payload: events.payload })
    .from(events)
    .where(
      sql`${isNotNull(events.payload)} AND ${events.kind} <> 'handed-over' AND instr(${events.payload}, '"sha256"')`,
    )
    .prepare()

const selectFirstPayload = (orm: Orm) =>
  orm
    .select({ at: sql<string | null>`min(${events.at})` })
    .from(events)
    .where(isNotNull(events.payload))
    .prepare()

/** Since when events name the files they are about; undefined where none does yet. */
export function filesNamedSince(reading: Reading): string | undefined {
  return prepared(reading, selectFirstPayload).get()?.at ?? undefined
}

/**
 * Every file the database names in any way, each once: forms, those that came back, attachments, the outlines' pictures, what editions
 * froze, scans, receipts, rosters, what its notices came with, and those taken off again that an undo could bring back (their events name them whole).
 */
export function namedFiles(reading: Reading): NamedFile[] {
  const found = new Map<string, NamedFile>()
  const note = (value: unknown) => {
    for (const file of filesIn(value)) if (!found.has(file.sha256)) found.set(file.sha256, file)
  }
  note(prepared(reading, selectForms).all())
  note(prepared(reading, selectAttachments).all())
  note(prepared(reading, selectPictures).all())
  note(prepared(reading, selectReturned).all())
  note(prepared(reading, selectScans).all())
  note(prepared(reading, selectRosters).all())
  note(prepared(reading, selectReceipts).all())
  for (const { manifest } of prepared(reading, selectManifests).all()) note(filesBeside(manifest))
  for (const { content } of prepared(reading, selectContents).all()) note(JSON.parse(content))
  for (const { payload } of prepared(reading, selectPayloads).all()) note(JSON.parse(payload ?? 'null'))
  return [...found.values()]
}

/** Whatever has a hash, a size and a name, wherever it stands: a later kind of event needs no word of its own here. */
export function* filesIn(value: unknown): Generator<NamedFile> {
  if (typeof value !== 'object' || value === null) return
  const { sha256, size, file, name } = value as Record<string, unknown>
  const named = file ?? name
  if (typeof sha256 === 'string' && typeof size === 'number' && typeof named === 'string') {
    yield { sha256, size, name: named }
  }
  for (const part of Object.values(value)) yield* filesIn(part)
}
