import { readFile } from 'node:fs/promises'
import { type KeptNotice, listNotices, readNotice } from '../../../db/notices.ts'
import { given } from '../../../src-domain/given.ts'
import { filesBeside, type NoticeFile, schemeFile } from '../../../src-domain/notices/manifest.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { stateOfFile } from '../../files/file-store.ts'
import { verifiedPaths } from '../../files/verified-file.ts'
import { builtInNotice } from '../../notices/built-in.ts'
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
  return filesFrom(desk, kept, filesBeside(kept.manifest))
}

/**
 * What is left of the package where files of it are lost: of one of the program's own, all. Problem: `file-damaged`, of
 * one that can't be read for now.
 */
export async function noticeFilesLeft(desk: ReadableDesk): Promise<Result<NoticeFiles>> {
  const kept = keptOf(desk)
  const own = builtInNotice(desk.scheme.id)
  if (own.ok && own.value.hash === kept.hash) return ok(own.value.files)
  const left: NoticeFile[] = []
  for (const file of filesBeside(kept.manifest)) {
    if ((await stateOfFile(desk.store.folder, file.sha256)) !== 'lost') left.push(file)
  }
  return filesFrom(desk, kept, left)
}

async function filesFrom(
  desk: ReadableDesk,
  { scheme }: Pick<KeptNotice, 'scheme'>,
  beside: readonly NoticeFile[],
): Promise<Result<NoticeFiles>> {
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
