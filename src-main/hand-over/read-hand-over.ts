import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Entry, ZipFile } from 'yauzl'
import {
  HandedApplication,
  HandOverHead,
  HandOverManifest,
  handOverLimits,
  handOverPaths,
  handOverVersion,
} from '../../src-domain/merge/hand-over-file.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../src-domain/progress.ts'
import { failed, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { archiveLimits } from '../documents/reading/archive/limits.ts'
import { withArchive } from '../documents/reading/archive/open-archive.ts'
import { type Measured, measuring, sha256Of } from '../files/sha256.ts'

/** A hand-over file as somebody gave it: where it lies, its name for messages, and what it opens with. */
export type GivenHandOver = {
  readonly path: string
  readonly file: string
  readonly password?: string | undefined
  /** A folder of this machine for what is decrypted meanwhile; it is removed again. */
  readonly scratch: string
}

/** One whose content is as its manifest says, every file of it. */
export type OpenHandOver = {
  readonly manifest: HandOverManifest
  /** SHA-256 of the file as it was given. */
  readonly sha256: string
  readonly application: (uid: string) => Promise<HandedApplication>
  readonly notice: () => Promise<Readable>
  /** Of the desk's database, where it is there. */
  readonly desk: () => Promise<Readable>
  readonly content: (sha256: string) => Promise<Readable>
}

/**
 * Opens a hand-over, holds every byte of it against its manifest and has `use` read from it. Problems:
 * `not-a-hand-over`, `hand-over-altered`, `hand-over-newer`, `hand-over-password`, `hand-over-cancelled`.
 */
export async function withHandOver<T>(
  given: GivenHandOver,
  { progress, signal }: LongStep<Steps>,
  use: (handOver: OpenHandOver) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { path, file, password, scratch } = given
  try {
    const plain = await opened({ path, file }, { progress, signal }, use)
    if (plain !== 'encrypted') return plain
    const wrong = failed(problem('hand-over-password', { file }))
    if (!password) return wrong
    const inner = join(scratch, `hand-over-${randomUUID()}`)
    try {
      if (!(await decrypted(path, password, inner, signal))) return wrong
      const read = await opened({ path: inner, file, outer: path }, { progress, signal }, use)
      return read === 'encrypted' ? failed(problem('not-a-hand-over', { file })) : read
    } finally {
      await rm(inner, { force: true })
    }
  } catch (error) {
    if (signal?.aborted) return failed(problem('hand-over-cancelled'))
    throw error
  }
}

async function opened<T>(
  { path, file, outer = path }: { readonly path: string; readonly file: string; readonly outer?: string },
  { progress, signal }: LongStep<Steps>,
  use: (handOver: OpenHandOver) => Promise<Result<T>>,
): Promise<Result<T> | 'encrypted'> {
  const altered = failed(problem('hand-over-altered', { file }))
  const read = await withArchive({ path }, async ({ zip, files, refused }): Promise<Result<T>> => {
    const entries = new Map(files.map(({ file, entry }) => [file, entry]))
    const found = entries.get(handOverPaths.manifest)
    if (!found) return failed(problem('not-a-hand-over', { file }))
    if (refused.length > 0 || entries.size !== files.length) return altered
    const json = await jsonOf(zip, found, handOverLimits.manifest)
    const head = HandOverHead.safeParse(json?.value)
    if (!head.success) return failed(problem('not-a-hand-over', { file }))
    if (head.data.version > handOverVersion) return failed(problem('hand-over-newer', { file }))
    const manifest = HandOverManifest.safeParse(json?.value)
    if (!manifest.success) return altered
    const expected = contentOf(manifest.data)
    if (entries.size !== expected.size + 1) return altered
    const total = [...expected.values()].reduce((sum, { size }) => sum + size, 0)
    let done = 0
    for (const [name, { size, sha256 }] of expected) {
      const entry = entries.get(name)
      if (entry?.uncompressedSize !== size) return altered
      const measured = await measure(zip, entry, (length) => {
        signal?.throwIfAborted()
        done += length
        progress?.({ done, total })
      })
      if (measured?.sha256 !== sha256) return altered
    }
    const entryOf = (name: string) => entries.get(name) ?? missing(name)
    const applications = new Map(manifest.data.applications.map((one) => [one.uid, one]))
    for (const { uid, id, category } of applications.values()) {
      const one = await applicationOf(zip, entryOf(handOverPaths.application(uid)))
      if (one?.uid !== uid || one.id !== id || one.category !== category) return altered
    }
    return use({
      manifest: manifest.data,
      sha256: (await sha256Of(outer)) ?? missing(outer),
      application: async (uid) => (await applicationOf(zip, entryOf(handOverPaths.application(uid)))) ?? missing(uid),
      notice: () => zip.openReadStreamPromise(entryOf(handOverPaths.notice)),
      desk: () => zip.openReadStreamPromise(entryOf(handOverPaths.desk)),
      content: (sha256) => zip.openReadStreamPromise(entryOf(handOverPaths.file(sha256))),
    })
  })
  if (read.ok) return read.value
  const { code } = read.problem
  if (code === 'archive-encrypted') return 'encrypted'
  return code === 'archive-damaged' || code === 'archive-too-large' || code === 'archive-too-many'
    ? altered
    : failed(problem('not-a-hand-over', { file }))
}

/** What can be told of a file without opening it whole; `unread` says so much that only opening it tells. */
export type HandOverState = 'locked' | 'newer' | 'unread' | 'damaged' | 'other'

/**
 * What a file says of itself as a hand-over, without holding anything else of it against that. One that was `asked` for is
 * taken for one whatever its name is, where nothing in it says otherwise.
 */
export async function headOfHandOver(path: string, asked: boolean): Promise<HandOverManifest | HandOverState> {
  const ours = /^交接_/.test(basename(path))
  const read = await withArchive({ path }, async ({ zip, files }) => {
    const found = files.find(({ file }) => file === handOverPaths.manifest)
    if (found && found.entry.uncompressedSize > handOverLimits.listed) return 'unread'
    const json = found && (await jsonOf(zip, found.entry, handOverLimits.listed))
    const head = HandOverHead.safeParse(json?.value)
    if (!head.success) return ours ? 'damaged' : 'other'
    if (head.data.version > handOverVersion) return 'newer'
    return HandOverManifest.safeParse(json?.value).data ?? 'damaged'
  })
  if (read.ok) return read.value
  const { code } = read.problem
  if (!ours && !(asked && code !== 'archive')) return 'other'
  return code === 'archive-encrypted' ? 'locked' : 'damaged'
}

/** Every file there must be beside the manifest, by its path. */
function contentOf({ applications, files, noticeFile, desk }: HandOverManifest): Map<string, Measured> {
  return new Map([
    [handOverPaths.notice, noticeFile] as const,
    ...(desk ? [[handOverPaths.desk, desk] as const] : []),
    ...applications.map((one) => [handOverPaths.application(one.uid), one] as const),
    ...files.map((one) => [handOverPaths.file(one.sha256), one] as const),
  ])
}

async function applicationOf(zip: ZipFile, entry: Entry): Promise<HandedApplication | undefined> {
  const json = await jsonOf(zip, entry, handOverLimits.application)
  return HandedApplication.safeParse(json?.value).data
}

async function jsonOf(zip: ZipFile, entry: Entry, most: number): Promise<{ readonly value: unknown } | undefined> {
  if (entry.uncompressedSize > most) return undefined
  const chunks: Buffer[] = []
  const read = await taken(zip, entry, (chunk) => chunks.push(chunk))
  if (!read) return undefined
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function measure(zip: ZipFile, entry: Entry, onChunk: (length: number) => void): Promise<Measured | undefined> {
  const measured = measuring()
  const read = await taken(zip, entry, (chunk) => {
    measured.take(chunk)
    onChunk(chunk.length)
  })
  return read ? measured.result() : undefined
}

/** False where the entry is not what the archive says it is. */
async function taken(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => void): Promise<boolean> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    await pipeline(stream, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) take(chunk)
    })
    return true
  } catch (error) {
    // What yauzl and zlib throw, they throw about the file; what calling off throws, is passed on.
    const own = error instanceof Error && error.name !== 'AbortError' && !(error instanceof TypeError)
    if (!own || isSystemError(error)) throw error
    return false
  }
}

/** The one file in an encrypted ZIP, as a file of its own. What encrypts is loaded by those alone who need it. */
async function decrypted(
  path: string,
  password: string,
  into: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { readEncrypted } = await import('../package/encrypted-zip.ts')
  const output = await open(into, 'wx', 0o600)
  let size = 0
  try {
    return await readEncrypted(path, password, {
      signal,
      async take(chunk) {
        size += chunk.length
        if (size > archiveLimits.total * 1024 ** 3) throw new Error('too large')
        await output.write(chunk)
      },
    })
  } finally {
    await output.close()
  }
}

function missing(what: string): never {
  throw new Error(`${what} was there a moment ago`)
}
