import { randomUUID } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { link, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ifReadable } from '../bugs.ts'
import { makeFolder, syncFolder } from '../files/folders.ts'
import { measuring, sha256Of } from '../files/sha256.ts'
import { decrypted, encrypted, Undecipherable } from './cipher.ts'
import { leftAlone, type Place, pooled, unfinishedName } from './place.ts'

/** The content of a file of the place, deciphered where it is encrypted. Opened only when read from: a stream nobody reads yet would throw its error at the whole process. */
export async function* contentOf(place: Place, path: string): AsyncGenerator<Uint8Array> {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 })
  yield* place.key ? decrypted(place.key, bytes) : bytes
}

/** Of a file of the place; undefined where it can't be read or does not decipher. */
export async function hashIn(place: Place, path: string): Promise<string | undefined> {
  if (!place.key) return sha256Of(path)
  const measured = measuring()
  const whole = async () => {
    for await (const bytes of contentOf(place, path)) measured.take(bytes)
    return measured.result().sha256
  }
  try {
    return await ifReadable(whole())
  } catch (error) {
    if (error instanceof Undecipherable) return undefined
    throw error
  }
}

/** What a file of `size` bytes takes in the place. */
export function sizeIn(place: Place, size: number): number {
  if (!place.key) return size
  // A header, and a tag for each chunk (cipher.ts).
  return 24 + size + 16 * Math.max(1, Math.ceil(size / (64 * 1024)))
}

/**
 * Writes `source` to `path` in the place, whole or not at all, and reads it back: false where what came is not what
 * `sha256` names. What the disk refuses is thrown.
 */
export async function writeIn(
  place: Place,
  path: string,
  source: AsyncIterable<Uint8Array>,
  sha256: string,
): Promise<boolean> {
  await makeFolder(dirname(path))
  const temporary = unfinishedName(`${path}.${randomUUID()}`)
  const measured = measuring()
  async function* passing() {
    for await (const bytes of source) {
      measured.take(bytes)
      yield bytes
    }
  }
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(place.key ? encrypted(place.key, passing()) : passing())
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (measured.result().sha256 !== sha256 || (await hashIn(place, temporary)) !== sha256) return false
    await rename(temporary, path)
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    // A source of an encrypted place that is no longer what was written there.
    if (error instanceof Undecipherable) return false
    throw error
  } finally {
    // Where even removing fails (the stick is gone), what was thrown is what counts.
    await rm(temporary, { force: true }).catch(() => {})
  }
}

/**
 * Keeps the file at `from` in the place's pool, once for all copies; false where `from` is gone or no longer what
 * `sha256` names. Beside the data it is the same file under a second name, where the disk can; in a place of its own it is
 * never, or what happens to the one would happen to both. `reread`: what is there already is read, and replaced if need be.
 */
export async function keepInPool(
  place: Place,
  from: string,
  { sha256, size }: { readonly sha256: string; readonly size: number },
  reread: boolean,
): Promise<boolean> {
  const to = pooled(place, sha256)
  const there = await ifReadable(stat(to))
  const own = there !== undefined && (place.beside || there.nlink === 1)
  const sized = own && there.size === sizeIn(place, size)
  if (sized && !(reread && (await hashIn(place, to)) !== sha256)) {
    if (!place.beside) await claim(to, there)
    return true
  }
  if ((await sha256Of(from)) !== sha256) return false
  if (place.beside && (await linked(from, to))) return true
  return writeIn(place, to, createReadStream(from), sha256)
}

/** Makes a file of the pool as new as if it had just come: another laptop's sweep leaves it to the copy under way. */
async function claim(path: string, { mtimeMs }: Stats): Promise<void> {
  const now = new Date()
  // Half of the time there is, so that a stick is not written to for every file of every copy.
  if (now.getTime() - mtimeMs > leftAlone / 2) await ifReadable(utimes(path, now, now))
}

async function linked(from: string, to: string): Promise<boolean> {
  await makeFolder(dirname(to))
  await rm(to, { force: true })
  try {
    await link(from, to)
    await syncFolder(dirname(to))
    return true
  } catch {
    // Another disk, or one that knows no links: the file is copied instead, and what that refuses is told.
    return false
  }
}
