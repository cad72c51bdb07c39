import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { failed, ok, type Problem, type Result } from '../../src-domain/result.ts'
import { measuring } from '../files/sha256.ts'

/** The files of a ZIP by name (folders left out), and what is wrong with the names. */
export type ZipListing = {
  readonly entries: ReadonlyMap<string, yauzl.Entry>
  readonly duplicate: readonly string[]
  readonly unsafe: readonly string[]
}

/** Far beyond any package, and little enough to hold in memory. */
const maxEntries = 100_000

/** Opens a ZIP for reading; the caller closes it. Names are left undecoded so that bad ones can be reported. */
export async function openZip(path: string): Promise<Result<yauzl.ZipFile>> {
  const name = basename(path)
  try {
    if ((await stat(path)).isDirectory()) {
      return failed({
        code: 'package-is-folder',
        message: `“${name}”是文件夹。核验的是未解压的 ZIP 报送包，请选择 ZIP 文件。`,
      })
    }
    const zip = await yauzl.openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    // Closing a file on a disk that was pulled out reports an error nobody waits for.
    zip.on('error', () => {})
    if (zip.entryCount <= maxEntries) return ok(zip)
    zip.close()
    return failed(unlisted(name))
  } catch (error) {
    if (isSystemError(error)) return failed(unreadable(name, error))
    return failed((await startsLikeZip(path)) ? unlisted(name) : notZip(name))
  }
}

export async function listEntries(zip: yauzl.ZipFile, name: string): Promise<Result<ZipListing>> {
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
    return failed(isSystemError(error) ? unreadable(name, error) : unlisted(name))
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
  { signal, onChunk }: { readonly signal?: AbortSignal; readonly onChunk: (length: number) => void },
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

/** A short text entry, undefined when it can't be read or is longer than `limit` bytes. */
export function textOf(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<string | undefined> {
  return unlessDamaged(async () => {
    const chunks: Buffer[] = []
    for await (const chunk of contentOf(zip, entry, limit)) chunks.push(chunk)
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  }, undefined)
}

/** Names that leave the folder, that Windows would store under another name, that hide characters, and links. */
function isUnsafe(path: string, entry: yauzl.Entry): boolean {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
  const parts = path.replace(/\/$/, '').split('/')
  return isLink || parts.some((part) => part === '' || /[\p{Cc}\p{Bidi_Control}<>:"\\|?*]|[ .]$/u.test(part))
}

/** Errors of the operating system, as against those of the ZIP's content. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

export function unreadable(name: string, error: unknown): Problem {
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return isGone
    ? { code: 'package-not-found', message: `找不到“${name}”。请确认文件没有被移走，或 U 盘没有断开。` }
    : {
        code: 'package-unreadable',
        message: `读不出“${name}”：文件正被占用、没有读取权限，或磁盘没有响应。请检查后重试。`,
      }
}

function unlisted(name: string): Problem {
  return {
    code: 'package-truncated',
    message: `“${name}”不完整：压缩包的目录缺失或损坏，多半是复制或传输中断。请重新复制或重新生成报送包。`,
  }
}

function notZip(name: string): Problem {
  return { code: 'not-a-zip', message: `“${name}”不是 ZIP 文件，无法核验。请选择报送包的 ZIP 文件。` }
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
