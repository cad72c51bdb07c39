import { randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { dataFolder, folderName } from '../../db/data-folder.ts'
import { problemOf } from '../../db/problems.ts'
import type { EditionFile } from '../../src-domain/edition/edition.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import type { Result } from '../../src-domain/result.ts'
import { failed, ok } from '../../src-domain/result.ts'
import { ifReadable, isSystemError } from '../bugs.ts'
import { makeFolder, syncFolder } from './folders.ts'
import { type Measured, measuring } from './sha256.ts'

/**
 * Files by content: files/ab/abcdef…, named by their SHA-256, written once and never changed. A file has its name only
 * once all of it is on the disk. Only for a data folder that is open: what was half-written is removed by `openStore`.
 */

export type StoredFile = Measured

/** Copies the file at `path` into the store; a file it already has is kept once. `name` is for messages. */
export function putFile(folder: string, path: string, name = basename(path)): Promise<Result<StoredFile>> {
  // Opened only when read from: a stream nobody reads would throw its error at the whole process.
  const source = { [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator]() }
  return putStream(folder, source, name)
}

/** Puts what `source` yields into the store, never holding more than a chunk of it; `name` is for messages. */
export async function putStream(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Result<StoredFile>> {
  const incoming = join(dataFolder(folder).incoming, randomUUID())
  try {
    const stored = await write(incoming, source)
    await settle(folder, incoming, stored.sha256, name)
    return ok(stored)
  } catch (error) {
    // Where even removing fails, the problem that led here is the one that counts; the next start sweeps.
    await rm(incoming, { force: true }).catch(() => {})
    return failed(error instanceof Unreadable ? problem('file-unreadable', { file: name }) : problemOf(error, folder))
  }
}

/**
 * Puts a file whose content is known into the store, hashed as it passes; false where the source can't be read to its end or is
 * no longer that. One that stands there under the name gives way. The name lasts only after `shelvesKept`.
 */
export async function putKnown(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  sha256: string,
): Promise<Result<boolean>> {
  const incoming = join(dataFolder(folder).incoming, randomUUID())
  const path = filePath(folder, sha256)
  try {
    const whole = (await write(incoming, source)).sha256 === sha256
    if (whole) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await rename(incoming, path)
    } else await rm(incoming)
    return ok(whole)
  } catch (error) {
    await rm(incoming, { force: true }).catch(() => {})
    return error instanceof Unreadable ? ok(false) : failed(problemOf(error, folder))
  }
}

/** Makes the names of files last that were put one by one: each folder of theirs is waited for once. */
export async function shelvesKept(
  folder: string,
  files: readonly { readonly sha256: string }[],
): Promise<Result<unknown>> {
  const shelves = new Set(files.map(({ sha256 }) => dirname(filePath(folder, sha256))))
  try {
    for (const shelf of shelves) await syncFolder(shelf)
    if (shelves.size > 0) await syncFolder(dataFolder(folder).files)
    return ok(undefined)
  } catch (error) {
    return failed(problemOf(error, folder))
  }
}

/** Where the file lies; for reading only. */
export function filePath(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
  return join(dataFolder(folder).files, sha256.slice(0, 2), sha256)
}

export function fileStream(folder: string, sha256: string): ReadStream {
  // Larger reads: a package is gigabytes, and each chunk costs a turn of the loop.
  return createReadStream(filePath(folder, sha256), { highWaterMark: 256 * 1024 })
}

/** Reads the file through and says whether it is still what was handed in as `file`. */
export async function verifyFile(
  folder: string,
  { file, sha256 }: Pick<EditionFile, 'file' | 'sha256'>,
): Promise<Result<StoredFile>> {
  const found = await ifReadable(measured(folder, sha256))
  if (found?.sha256 === sha256) return ok(found)
  return failed(problem('file-damaged', { store: folderName(folder), files: [file] }))
}

/** `unread` is what the system won't read for now, and may be there all the same. */
export type FileState = 'sound' | 'lost' | 'unread'

/** Reads the file through and says whether it is still what was handed in or, for good, no longer. */
export async function stateOfFile(folder: string, sha256: string): Promise<FileState> {
  try {
    return (await measured(folder, sha256)).sha256 === sha256 ? 'sound' : 'lost'
  } catch (error) {
    if (!isSystemError(error)) throw error
    return isLoss(error) ? 'lost' : 'unread'
  }
}

/** Whether what could not be read is gone: it has no name any more, or the disk can't give it. */
export function isLoss(error: unknown): boolean {
  return isSystemError(error) && 'code' in error && (error.code === 'ENOENT' || error.code === 'EIO')
}

async function measured(folder: string, sha256: string): Promise<StoredFile> {
  const passed = measuring()
  for await (const chunk of fileStream(folder, sha256)) passed.take(chunk)
  return passed.result()
}

/** Writes the source to a new file at `path`, hashed in the same pass and made read-only, and waits for the disk. */
async function write(path: string, source: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const measured = measuring()
  async function* passing() {
    for await (const chunk of readable(source)) {
      measured.take(chunk)
      yield chunk
    }
  }
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(passing())
    await handle.chmod(0o400)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return measured.result()
}

/** Gives a complete file its name. One already there stays, unless the disk has damaged it since. */
async function settle(folder: string, incoming: string, sha256: string, file: string): Promise<void> {
  const path = filePath(folder, sha256)
  await makeFolder(dirname(path), 0o700)
  const present = await verifyFile(folder, { file, sha256 })
  const kept = present.ok && (await claimFile(folder, sha256))
  await (kept ? rm(incoming) : rename(incoming, path))
  await syncFolder(dirname(path))
}

/** Makes a file as new as if it had just come: the sweep leaves it to whoever is about to name it. False where it is gone. */
export async function claimFile(folder: string, sha256: string): Promise<boolean> {
  const now = new Date()
  return (await ifReadable(utimes(filePath(folder, sha256), now, now).then(() => true))) ?? false
}

/** An error of the source, told from one of the store by its class: both may be the same EIO. */
class Unreadable extends Error {}

async function* readable(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* source
  } catch (cause) {
    throw new Unreadable('the source failed', { cause })
  }
}
