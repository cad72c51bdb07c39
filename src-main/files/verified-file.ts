import { folderName } from '../../db/data-folder.ts'
import type { EditionFile } from '../../src-domain/edition/edition.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { filePath, verifyFile } from './file-store.ts'

/** What a stored file is known by, and the name it goes by in messages. */
export type KnownFile = Pick<EditionFile, 'file' | 'sha256'>

/**
 * Where a stored file lies, once it was read through and found to be what was handed in: the only way to its bytes for
 * whoever shows, reads, binds or packs them. Problem: `file-damaged`.
 */
export async function verifiedPath(folder: string, file: KnownFile): Promise<Result<string>> {
  const found = await verifyFile(folder, file)
  return found.ok ? ok(filePath(folder, file.sha256)) : found
}

/** Where several lie, by their hashes; else which of them are no longer what was handed in. */
export async function verifiedPaths(
  folder: string,
  files: readonly KnownFile[],
): Promise<Result<Readonly<Record<string, string>>>> {
  const paths: Record<string, string> = {}
  const wrong: string[] = []
  for (const file of files) {
    const path = await verifiedPath(folder, file)
    if (path.ok) paths[file.sha256] = path.value
    else wrong.push(file.file)
  }
  return wrong.length === 0 ? ok(paths) : failed(problem('file-damaged', { store: folderName(folder), files: wrong }))
}
