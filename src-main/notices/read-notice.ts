import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { ifReadable } from '../bugs.ts'
import type { Workers } from '../documents/workers/workers.ts'
import type { NoticeFiles } from './notice-package.ts'
import { readWorkbook } from './notice-workbook.ts'
import { isLitter, readFolder } from './read-folder.ts'

/**
 * The files of a package (方案包) that somebody gave, a folder, a ZIP or a workbook; a folder around all of them is none
 * of it. Problems: `notice-unreadable`, `notice-too-large`, those of a workbook, and what the threads refuse.
 */
export async function readNotice(
  path: string,
  { read }: Pick<Workers, 'read'>,
  file = basename(path),
): Promise<Result<NoticeFiles>> {
  const there = await ifReadable(stat(path))
  if (there?.isDirectory()) return readFolder(path)
  if (!there?.isFile()) return failed(problem('notice-unreadable', { file }))
  const archive = await read.noticeArchive({ path, file })
  if (!archive.ok)
    return archive.problem.code === 'notice-unreadable' ? readAsWorkbook(archive, path, { read }, file) : archive
  const own = archive.value.filter(({ file }) => !file.split('/').some(isLitter))
  const [first] = own[0]?.file.split('/') ?? []
  const around = own.every(({ file }) => file.startsWith(`${first}/`)) ? `${first}/`.length : 0
  const files = new Map(own.map(({ file, bytes }) => [file.slice(around), bytes]))
  if (files.size !== own.length) return failed(problem('notice-unreadable', { file }))
  return ok(files)
}

/** What is no ZIP of a package may be a workbook; what is neither stays what it was. */
async function readAsWorkbook(
  unreadable: Result<never>,
  path: string,
  workers: Pick<Workers, 'read'>,
  file: string,
): Promise<Result<NoticeFiles>> {
  const workbook = await readWorkbook(path, workers, file)
  return workbook.ok || workbook.problem.code !== 'workbook-unreadable' ? workbook : unreadable
}
