import { open, stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { measuring } from '../files/sha256.ts'

/** The files of a ZIP by name (folders left out), and what is wrong with the names. */
export type ZipListing = {
  readonly entries: ReadonlyMap<string, yauzl.Entry>
  readonly duplicate: readonly string[]
  readonly unsafe: readonly string[]
}

/** Far beyond any package, and few enough to be listed within seconds: each costs a tenth of a millisecond. */
export const mostEntries = 40_000

/** Opens a ZIP for reading; the caller closes it. Names are left undecoded so that bad ones can be reported. */
export async function openZip(path: string, file: string): Promise<Result<yauzl.ZipFile>> {
  try {
    const there = await stat(path)
    if (there.isDirectory()) return failed(problem('package-is-folder', { file }))
    // A pipe or a device would never come to an end.
    if (!there.isFile()) return failed(problem('not-a-zip', { file }))
    const zip = await yauzl.openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    // Closing a file on a disk that was pulled out reports an error nobody waits for.
    zip.on('error', () => {})
    if (zip.entryCount <= mostEntries) return ok(zip)
    zip.close()
    return failed(problem('package-too-many', { file, most: mostEntries }))
  } catch (error) {
    if (isSystemError(error)) return failed(unreadable(file, error))
    return failed(problem((await startsLikeZip(path)) ? 'package-truncated' : 'not-a-zip', { file }))
  }
}

export async function listEntries(zip: yauzl.ZipFile, file: string): Promise<Result<ZipListing>> {
  const entries = new Map<string, yauzl.Entry>()
  const duplicate = new Set<string>()
  const unsafe = new Set<string>()
  try {
    for await (const entry of zip.eachEntry()) {
      const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
      if (isUnsafe(path, entry)) unsafe.add(path)
      if (path.endsWith('/')) continue
      if (entries.has(path)) duplicate.add(path)
      else entries.set(path, entry)
    }
  } catch (error) {
    return failed(isSystemError(error) ? unreadable(file, error) : problem('package-truncated', { file }))
  }
  return ok({ entries, duplicate: [...duplicate], unsafe: [...unsafe] })
}

/**
 * The content of an entry, read no further than `limit` bytes. Throws when it is longer, not of the length and CRC its
 * headers say, under another name in its own header than in the directory, encrypted, or broken.
 */
async function* contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): AsyncGenerator<Buffer> {
  const local = await zip.readLocalFileHeaderPromise(entry)
  if (!local.fileName.equals(entry.fileNameRaw)) throw new Error('two names for one entry')
  let size = 0
  let crc = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += chunk.length
    if (size > limit) throw new Error('longer than recorded')
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (size !== entry.uncompressedSize || crc !== entry.crc32) throw new Error('not what the headers say')
}

/**
 * Reads an entry as `take` wants it; undefined when its content can't be had as its headers say. A disk that fails and
 * cancelling are thrown on.
 */
async function unlessDamaged<T>(take: () => Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  try {
    return await take()
  } catch (error) {
    signal?.throwIfAborted()
    if (isSystemError(error)) throw error
    return undefined
  }
}

/** SHA-256 of an entry's content, undefined when it can't be read. */
export function sha256Of(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  limit: number,
  { signal, onChunk }: { readonly signal?: AbortSignal | undefined; readonly onChunk: (length: number) => void },
): Promise<string | undefined> {
  return unlessDamaged(async () => {
    const measured = measuring()
    for await (const chunk of contentOf(zip, entry, limit)) {
      signal?.throwIfAborted()
      measured.take(chunk)
      onChunk(chunk.length)
    }
    return measured.result().sha256
  }, signal)
}

/** A short entry, undefined when it can't be read or is longer than `limit` bytes. */
export function bytesOf(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<Buffer | undefined> {
  return unlessDamaged(async () => {
    const chunks: Buffer[] = []
    for await (const chunk of contentOf(zip, entry, limit)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }, undefined)
}

/** The same of text: what is no UTF-8 can't be read. */
export async function textOf(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<string | undefined> {
  const bytes = await bytesOf(zip, entry, limit)
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Names that leave the folder, that Windows would store under another name, that hide characters, and links. */
function isUnsafe(path: string, entry: yauzl.Entry): boolean {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
  const parts = path.replace(/\/$/, '').split('/')
  return isLink || parts.some((part) => part === '' || /[\p{Cc}\p{Bidi_Control}<>:"\\|?*]|[ .]$/u.test(part))
}

export function unreadable(file: string, error: unknown): Problem {
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return problem(isGone ? 'package-not-found' : 'package-unreadable', { file })
}

async function startsLikeZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.readUInt32BE(0) === 0x504b0304
  } finally {
    await file.close()
  }
}
