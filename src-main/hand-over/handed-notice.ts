import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { readNoticeArchive } from '../documents/reading/archive/read-notice-archive.ts'
import { type NoticePackage, reopenNoticePackage } from '../notices/notice-package.ts'
import type { OpenHandOver } from './read-hand-over.ts'

/**
 * The notice package a hand-over carries. It was trusted where it comes from, so it is opened as one that is kept is, by
 * its grammar alone. Problems: `hand-over-altered`, `notice-unknown`.
 */
export async function handedNotice(
  { manifest, notice }: OpenHandOver,
  { file, scratch }: { readonly file: string; readonly scratch: string },
): Promise<Result<NoticePackage>> {
  const path = join(scratch, `notice-${randomUUID()}`)
  try {
    await pipeline(await notice(), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const read = await readNoticeArchive(path, file)
    if (!read.ok) return failed(problem('hand-over-altered', { file }))
    const made = reopenNoticePackage(new Map(read.value.map(({ file, bytes }) => [file, bytes])))
    if (!('notice' in made)) return failed(problem('notice-unknown'))
    return made.notice.hash === manifest.notice ? ok(made.notice) : failed(problem('hand-over-altered', { file }))
  } finally {
    await rm(path, { force: true })
  }
}
