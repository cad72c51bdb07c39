import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { shortHash } from '../../src-domain/edition/edition.ts'
import { cleanName } from '../../src-domain/edition/package-layout.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { finishedBytes, type WrittenFile } from '../files/finished-file.ts'
import type { NoticeFiles, NoticePackage } from './notice-package.ts'

/** The same package is the same ZIP, whenever it is written. */
const time = new Date(2023, 0, 1)

/** A package (方案包) as a ZIP. */
export function noticeZip(files: NoticeFiles): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    zip.addBuffer(Buffer.from(bytes), file, { mtime: time, forceDosTimestamp: true, mode: 0o100644 })
  }
  zip.end()
  return buffer(zip.outputStream)
}

/** A package as a new folder, to be worked on. Problem: `out-unusable`, also where there is one of that name. */
export async function writeFolder(files: NoticeFiles, path: string): Promise<Result<{ readonly path: string }>> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await mkdir(path)
    for (const [file, bytes] of files) {
      await mkdir(dirname(join(path, file)), { recursive: true })
      await writeFile(join(path, file), bytes)
    }
    return ok({ path })
  } catch (error) {
    if (isSystemError(error)) return failed(problem('out-unusable', { folder: path }))
    throw error
  }
}

export type WrittenNotice = WrittenFile & { readonly path: string }

/** As files of packages are called, wherever they are written. */
export function noticeFileName(
  { scheme, hash }: Pick<NoticePackage, 'scheme' | 'hash'>,
  kind: keyof typeof called,
): string {
  return `${cleanName(scheme.shortTitle, 80)}_${called[kind]}_${shortHash(hash)}.${kind}`
}

const called = { zip: '方案包', xlsx: '方案表格' } as const

/** Writes a package, as one file of either kind, into a folder. Problems: `out-unusable`, and what the disk refuses. */
export async function writtenInto(
  folder: string,
  notice: Pick<NoticePackage, 'scheme' | 'hash'>,
  kind: keyof typeof called,
  bytes: Uint8Array,
): Promise<Result<WrittenNotice>> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    if (isSystemError(error)) return failed(problem('out-unusable', { folder }))
    throw error
  }
  const path = join(folder, noticeFileName(notice, kind))
  const written = await finishedBytes(path, bytes)
  return written.ok ? ok({ path, ...written.value }) : written
}
