import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../../../db/data-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { newUid } from '../../../db/uid.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'

/*
 * Prints to be looked at, printed or taken along without being anybody's product. They lie in files/incoming/ of the data
 * folder, each in a folder of its own under a name nobody can guess: another page of the same officer may be making,
 * showing or fetching the same. Who looks at a subject again sweeps what they were shown of it long ago; the next start
 * sweeps all.
 */

export type Preview = { readonly id: string; readonly files: readonly string[] }

type Place = { readonly id: string; readonly folder: string }

/** Milliseconds after the last word written from which nobody makes or fetches a preview any more. */
const longAgo = 30 * 60_000

/** Keeps files as the actor's preview of a subject. */
export async function keepPreview(
  desk: Desk,
  actor: Actor,
  subject: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Result<Preview>> {
  return makePreview(desk, actor, subject, async ({ id, folder }) => {
    try {
      for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
      return ok({ id, files: files.map((f) => f.name) })
    } catch (error) {
      return failed(problemOf(error, desk.store.folder))
    }
  })
}

/** Has `make` fill a new folder as the actor's preview of a subject; of what fails nothing stays. */
export async function makePreview<T>(
  desk: Desk,
  actor: Actor,
  subject: string,
  make: (place: Place) => Promise<Result<T>>,
): Promise<Result<T>> {
  const kin = `${actor.officer?.uid ?? 'nobody'}-${subject}`
  const id = `${kin}-${newUid()}`
  const folder = folderOf(desk, id)
  await sweep(desk, kin)
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    return failed(problemOf(error, desk.store.folder))
  }
  let made: Result<T> | undefined
  try {
    made = await make({ id, folder })
    return made
  } finally {
    if (!made?.ok) await remove(folder)
  }
}

/** Where a preview's file lies; where it is known which officer asks (their uid), one of theirs. */
export function findPreview(desk: Desk, id: string, name: string, asking?: string): Result<string> {
  const isTheirs = asking === undefined || id.startsWith(`${asking}-`)
  const path = isTheirs && isPlain(id) && isPlain(name) ? join(folderOf(desk, id), name) : undefined
  if (path !== undefined && existsSync(path)) return ok(path)
  return failed(problem('preview-gone'))
}

async function sweep(desk: Desk, kin: string): Promise<void> {
  const alike = `${kin}-${newUid()}`.length
  for (const name of (await ifReadable(readdir(dataFolder(desk.store.folder).incoming))) ?? []) {
    const id = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    if (!id.startsWith(`${kin}-`) || id.length !== alike) continue
    const folder = folderOf(desk, id)
    if ((await lastWritten(folder)) < Date.now() - longAgo) await remove(folder)
  }
}

/** When a folder or a file in it was written to, in milliseconds since 1970. */
async function lastWritten(folder: string): Promise<number> {
  const names = (await ifReadable(readdir(folder))) ?? []
  const paths = [folder, ...names.map((name) => join(folder, name))]
  const times = await Promise.all(paths.map(async (path) => (await ifReadable(stat(path)))?.mtimeMs ?? 0))
  return Math.max(...times)
}

/** What Windows holds fast because somebody is reading it goes with the next start. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => {})
}

/** One name of a path, and nothing a file system reads as more than that. */
function isPlain(name: string): boolean {
  return /^[^\\/:\p{Cc}]{1,255}$/u.test(name) && name !== '.' && name !== '..'
}

const prefix = 'preview-'

function folderOf(desk: Desk, id: string): string {
  return join(dataFolder(desk.store.folder).incoming, `${prefix}${id}`)
}
