import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { visibleName } from '../../../src-domain/text/visible-name.ts'
import { ifReadable } from '../../bugs.ts'

/** A file handed in: its name as it is shown, with '/' between, and where it lies, under whatever name. */
export type HandedIn = { readonly file: string; readonly path: string }

export type RefusedFile = { readonly file: string; readonly problem: Problem }

/** All that was handed in together, from a folder, a browser or an archive alike. */
export type HandedInFolder = {
  readonly files: readonly HandedIn[]
  /** All folders below, empty ones too. */
  readonly folders: readonly string[]
  readonly refused: readonly RefusedFile[]
}

/** What file managers, Word and archives leave lying about. */
const litter = /^(?:~\$.*|\.[^.].*|Thumbs\.db|desktop\.ini|__MACOSX|.*\.tmp)$/i

/** Whether the name of a file or folder on its way says that nobody means to hand it in. */
export function isLitter(file: string): boolean {
  return file.split('/').some((name) => litter.test(name))
}

/** Deeper than any applicant nests; a folder that contains itself through a mount ends here. */
const deepest = 10
/** More than any district has; a whole disk chosen by mistake ends here. */
const mostFiles = 200_000

/**
 * Everything below a folder. Links are not followed, so nothing outside is ever read, and nothing but plain files is
 * ever opened: a pipe would never answer. Problems: `intake-unreadable`, `intake-too-many`.
 */
export async function gatherFolder(folder: string, signal?: AbortSignal): Promise<Result<HandedInFolder>> {
  const files: HandedIn[] = []
  const folders: string[] = []
  const refused: RefusedFile[] = []
  const isTooMany = () => files.length + folders.length + refused.length > mostFiles

  const visit = async (path: string, below: string, depth: number): Promise<boolean> => {
    const entries = await ifReadable(readdir(path, { withFileTypes: true }))
    for (const entry of entries ?? []) {
      if (signal?.aborted || isTooMany()) break
      if (isLitter(entry.name)) continue
      const file = `${below}${visibleName(entry.name)}`
      const at = join(path, entry.name)
      if (!isNamed(entry)) refused.push({ file, problem: problem('name-unreadable') })
      else if (entry.isDirectory() && depth < deepest) {
        folders.push(file)
        if (!(await visit(at, `${file}/`, depth + 1))) refused.push({ file, problem: problem('folder-unreadable') })
      } else if (entry.isFile()) files.push({ file, path: at })
      else refused.push({ file, problem: problem('not-a-file') })
    }
    return entries !== undefined
  }
  const name = basename(folder)
  if (!(await visit(folder, '', 0))) return failed(problem('intake-unreadable', { folder: name }))
  if (isTooMany()) return failed(problem('intake-too-many', { folder: name, most: mostFiles }))
  return ok({ files, folders, refused })
}

/** False for a name in an old encoding: what Node makes of it opens nothing. */
function isNamed({ name }: Dirent): boolean {
  return !name.includes('\ufffd')
}

/** The folder as it is seen from above it, or from within `prefix`. */
export function placedIn(folder: string, { files, folders, refused }: HandedInFolder): HandedInFolder {
  return {
    files: files.map((f) => ({ ...f, file: `${folder}/${f.file}` })),
    folders: [folder, ...folders.map((f) => `${folder}/${f}`)],
    refused: refused.map((f) => ({ ...f, file: `${folder}/${f.file}` })),
  }
}
