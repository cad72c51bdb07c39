import { readFile } from 'node:fs/promises'
import { listNotices, readNotice } from '../../../db/notices.ts'
import { given } from '../../../src-domain/given.ts'
import { filesBeside, type NoticeFile, schemeFile } from '../../../src-domain/notices/manifest.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { verifiedPaths } from '../../files/verified-file.ts'
import type { NoticeFiles } from '../../notices/notice-package.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { keptScheme } from '../kept-notice.ts'

/** The package the batch goes by, with the notice as text where it came so. */
export type CurrentNotice = {
  readonly hash: string
  /** ISO 8601 instant. */
  readonly keptAt: string
  readonly files: readonly NoticeFile[]
  readonly text?: string
}

/** Problem: `file-damaged`. */
export async function currentNotice(desk: ReadableDesk): Promise<Result<CurrentNotice>> {
  const { hash, manifest, keptAt } = keptOf(desk)
  const files = filesBeside(manifest)
  const own = files.filter(({ file }) => file === 'notice.txt')
  const paths = await verifiedPaths(desk.store.folder, own)
  if (!paths.ok) return paths
  const [path] = Object.values(paths.value)
  return ok({ hash, keptAt, files, ...given({ text: path && (await readFile(path, 'utf8')) }) })
}

/** All files of the package, or of another that was kept, as they came. Problems: `notice-unkept`, `file-damaged`. */
export async function noticeFiles(desk: ReadableDesk, hash?: string): Promise<Result<NoticeFiles>> {
  const kept = hash === undefined ? keptOf(desk) : readNotice(desk.store, hash)
  if (!kept) return failed(problem('notice-unkept'))
  const { manifest, scheme } = kept
  const beside = filesBeside(manifest)
  const paths = await verifiedPaths(desk.store.folder, beside)
  if (!paths.ok) return paths
  const files = new Map<string, Uint8Array>([[schemeFile, Buffer.from(scheme)]])
  for (const { file, sha256 } of beside) files.set(file, await readFile(paths.value[sha256] ?? ''))
  return ok(files)
}

/** The packages a batch went by, the first first. */
export type FormerNotice = {
  readonly hash: string
  readonly title: string
  readonly documentNumber: string
  /** ISO 8601 instant. */
  readonly keptAt: string
  readonly current: boolean
}

/** One that this program can't read any more is not among them. */
export function keptNotices(desk: ReadableDesk): FormerNotice[] {
  const own = batchOf(desk).notice
  return listNotices(desk.store).flatMap(({ hash, keptAt }) => {
    const scheme = keptScheme(desk.store, hash)
    if (!scheme) return []
    const { title, documentNumber } = scheme
    return { hash, title, documentNumber, keptAt, current: hash === own }
  })
}

/** A file of the package that lies in the store. */
export function noticeFile(desk: ReadableDesk, name: string): NoticeFile | undefined {
  return filesBeside(keptOf(desk).manifest).find(({ file }) => file === name)
}

function keptOf(desk: ReadableDesk) {
  const kept = readNotice(desk.store, batchOf(desk).notice ?? '')
  if (!kept) throw new Error('an open desk has a package')
  return kept
}
