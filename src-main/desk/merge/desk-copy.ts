import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backup, withCopy } from '../../../db/backup.ts'
import { readBatch } from '../../../db/batch.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import { listEditions } from '../../../db/editions.ts'
import { type NamedFile, namedFiles } from '../../../db/named-files.ts'
import type { Reading } from '../../../db/store.ts'
import type { HandOverManifest } from '../../../src-domain/merge/hand-over-file.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import { inspect, settle } from '../../backups/look-through.ts'
import { writeIn } from '../../backups/place-files.ts'
import type { OpenHandOver } from '../../hand-over/read-hand-over.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import { closeDesk, type Desk, openDesk, type ReadableDesk } from '../desk.ts'
import { keptScheme } from '../kept-notice.ts'

/*
 * 整批: what a backup's copy holds goes along, editions, scans, people and all, as the one file the desk keeps it in.
 */

/** The desk's database at rest beside it, looked through; `files` are all it names. */
export type DeskCopy = NonNullable<HandOverManifest['desk']> & {
  readonly path: string
  readonly files: readonly NamedFile[]
  /** To read from: whatever goes along with it is of the same moment. */
  readonly desk: ReadableDesk
}

/** Has `use` write out a copy of the desk, which then goes again. Problems: `hand-over-uncopied`, `copy-of-damaged`, and those of `settle`. */
export async function withDeskCopy<T>(
  desk: Desk,
  { progress }: LongStep<Steps>,
  use: (copy: DeskCopy) => Promise<Result<T>>,
): Promise<Result<T>> {
  const path = join(dataFolder(desk.store.folder).incoming, `desk-${randomUUID()}`)
  try {
    const copied = await backup(desk.store, path, { progress })
    if (!copied.ok) return failed(problem('hand-over-uncopied'))
    const settled = await settle(path)
    if (!settled.ok) return settled.problem.code === 'copy-damaged' ? failed(problem('copy-of-damaged')) : settled
    const { database, files } = settled.value
    return await withCopy(path, desk.store.folder, (store) => {
      const copied = deskOf(store, desk)
      return use({ ...database, path, files, desk: copied, editions: listEditions(store).length })
    })
  } finally {
    for (const end of ['', '-journal']) await rm(`${path}${end}`, { force: true })
  }
}

function deskOf(store: Reading, { scheme }: Desk): ReadableDesk {
  return { store, scheme: keptScheme(store, readBatch(store)?.notice ?? '') ?? scheme }
}

/**
 * Opens the desk a hand-over carries in an empty folder, brought up to date; without its files. Whoever opens it closes it.
 * Problems: `hand-over-altered`, `hand-over-newer`, and what the disk refuses.
 */
export async function openHandedDesk(
  { manifest, desk: content }: OpenHandOver,
  folder: string,
  file: string,
): Promise<Result<Desk>> {
  const altered = failed(problem('hand-over-altered', { file }))
  const { database } = dataFolder(folder)
  if (!manifest.desk) return altered
  if (!(await writeIn({ root: folder }, database, await content(), manifest.desk.sha256))) return altered
  const inspected = await inspect(database)
  if (!inspected.ok) {
    return inspected.problem.code === 'copy-newer' ? failed(problem('hand-over-newer', { file })) : altered
  }
  const opened = openDesk(folder, { staged: true })
  if (!opened.ok) return opened.problem.code.startsWith('store-') ? opened : altered
  const { deskId, district, notice } = batchParticulars(opened.value)
  const { batch } = manifest
  if (deskId === manifest.deskId && district === batch.district && notice === manifest.notice) return opened
  closeDesk(opened.value)
  return altered
}

/** The files a handed desk names: those that came with it, and those that were lost before; undefined where one is neither. */
export function filesHanded(
  { manifest }: OpenHandOver,
  { store }: Desk,
): { readonly here: readonly NamedFile[]; readonly lacking: readonly NamedFile[] } | undefined {
  const [listed, lost] = [manifest.files, manifest.lacking ?? []].map((all) => new Set(all.map((one) => one.sha256)))
  const {
    here = [],
    lacking = [],
    unknown = [],
  } = Object.groupBy(namedFiles(store), ({ sha256 }) =>
    listed?.has(sha256) ? 'here' : lost?.has(sha256) ? 'lacking' : 'unknown',
  )
  return unknown.length === 0 ? { here, lacking } : undefined
}
