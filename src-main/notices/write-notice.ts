import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import type { NoticeFiles } from './notice-package.ts'

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
