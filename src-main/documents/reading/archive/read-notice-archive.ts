import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { noticeLimits } from '../../../../src-domain/notices/limits.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { isSystemError } from '../../../bugs.ts'
import { withArchive } from './open-archive.ts'

export type NoticeArchive = readonly { readonly file: string; readonly bytes: Uint8Array }[]

/**
 * A package (方案包) that came as a ZIP, into memory: nothing of it is written to a disk under a name it gives. One file
 * amiss, and none is taken. Problems: `notice-unreadable`, `notice-too-large`.
 */
export async function readNoticeArchive(path: string, file: string): Promise<Result<NoticeArchive>> {
  const unreadable = failed(problem('notice-unreadable', { file }))
  const tooLarge = failed(problem('notice-too-large', { file }))
  const read = await withArchive({ path }, async ({ zip, files, refused, office }): Promise<Result<NoticeArchive>> => {
    if (office || refused.length > 0) return unreadable
    const sizes = files.map(({ entry }) => entry.uncompressedSize)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const { files: most, file: largest, total: all } = noticeLimits
    if (files.length > most || total > all || sizes.some((size) => size > largest)) {
      return tooLarge
    }
    const contents: { file: string; bytes: Uint8Array }[] = []
    for (const { file: name, entry } of files) {
      const bytes = await contentOf(zip, entry)
      if (!bytes) return unreadable
      contents.push({ file: name, bytes })
    }
    return ok(contents)
  })
  if (read.ok) return read.value
  return read.problem.code === 'archive-too-large' || read.problem.code === 'archive-too-many' ? tooLarge : unreadable
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer | undefined> {
  try {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    return crc32(bytes) === entry.crc32 ? bytes : undefined
  } catch (error) {
    // What yauzl and zlib throw, they throw about the file.
    if (isSystemError(error) || !(error instanceof Error) || error instanceof TypeError) throw error
    return undefined
  }
}
