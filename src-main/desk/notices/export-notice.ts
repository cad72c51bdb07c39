import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { shortHash } from '../../../src-domain/edition/edition.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { isSystemError } from '../../bugs.ts'
import { finishedBytes, type WrittenFile } from '../../files/finished-file.ts'
import { noticeZip } from '../../notices/write-notice.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { noticeFiles } from './current-notice.ts'

/** Writes the batch's package into a folder, to be given to another desk. Problems: `file-damaged`, `out-unusable`. */
export async function exportNotice(
  desk: ReadableDesk,
  { out }: { readonly out: string },
): Promise<Result<WrittenFile & { readonly path: string }>> {
  const files = await noticeFiles(desk)
  if (!files.ok) return files
  try {
    await mkdir(out, { recursive: true })
  } catch (error) {
    if (isSystemError(error)) return failed(problem('out-unusable', { folder: out }))
    throw error
  }
  const name = `${cleanName(desk.scheme.shortTitle, 80)}_方案包_${shortHash(batchOf(desk).notice ?? '')}.zip`
  const path = join(out, name)
  const written = await finishedBytes(path, await noticeZip(files.value))
  return written.ok ? ok({ path, ...written.value }) : written
}
