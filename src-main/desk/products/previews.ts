import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../../../db/data-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'

/*
 * Prints to be looked at, printed or taken along without being anybody's product: they lie in files/incoming/ of the
 * data folder, one folder for each subject and officer, until the same one looks at it again or the next start sweeps them.
 */

export type Preview = { readonly id: string; readonly files: readonly string[] }

/** Keeps files as the actor's preview of a subject, instead of what it showed them before. */
export async function keepPreview(
  desk: Desk,
  actor: Actor,
  subject: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Result<Preview>> {
  const place = await emptyPreview(desk, actor, subject)
  if (!place.ok) return place
  const { id, folder } = place.value
  try {
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
    return ok({ id, files: files.map((f) => f.name) })
  } catch (error) {
    return failed(problemOf(error, desk.store.folder))
  }
}

/** The folder of the actor's preview of a subject, without what it showed them before. */
export async function emptyPreview(
  desk: Desk,
  actor: Actor,
  subject: string,
): Promise<Result<{ readonly id: string; readonly folder: string }>> {
  const id = [subject, actor.officer?.uid].filter((part) => part !== undefined).join('-')
  const folder = folderOf(desk, id)
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    return ok({ id, folder })
  } catch (error) {
    return failed(problemOf(error, desk.store.folder))
  }
}

/** Where a preview's file lies. */
export function findPreview(desk: Desk, id: string, name: string): Result<string> {
  const path = isPlain(id) && isPlain(name) ? join(folderOf(desk, id), name) : undefined
  if (path !== undefined && existsSync(path)) return ok(path)
  return failed(problem('preview-gone'))
}

/** One name of a path, and nothing a file system reads as more than that. */
function isPlain(name: string): boolean {
  return /^[^\\/:\p{Cc}]{1,255}$/u.test(name) && name !== '.' && name !== '..'
}

function folderOf(desk: Desk, id: string): string {
  return join(dataFolder(desk.store.folder).incoming, `preview-${id}`)
}
