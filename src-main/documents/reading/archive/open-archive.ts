import { type FileHandle, open, stat } from 'node:fs/promises'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { type Problem, problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { visibleName } from '../../../../src-domain/text/visible-name.ts'
import { isSystemError } from '../../../bugs.ts'
import { archiveKind, headLength } from './archive-kind.ts'
import { entryNames } from './entry-names.ts'
import { archiveLimits, tooLarge, tooLargeFile } from './limits.ts'

/** A file of an archive by its name, as it is to be shown, or what is wrong with it. */
export type ArchiveFile = { readonly file: string; readonly entry: Entry }
export type RefusedEntry = { readonly file: string; readonly problem: Problem }

export type OpenArchive = {
  readonly zip: ZipFile
  readonly files: readonly ArchiveFile[]
  readonly refused: readonly RefusedEntry[]
  /** An Office document is a ZIP too: what its parts say it is. */
  readonly office?: 'word' | 'other'
}

/**
 * Opens an archive and looks its directory through; `use` may then read from it. `spent` bytes have been unpacked before
 * it: archives within archives share their limit.
 */
export async function withArchive<T>(
  { path, spent = 0 }: { readonly path: string; readonly spent?: number },
  use: (archive: OpenArchive) => Promise<T>,
): Promise<Result<T>> {
  let handle: FileHandle | undefined
  try {
    // A pipe or a device would never come to an end.
    if (!(await stat(path)).isFile()) return failed(problem('not-a-file'))
    handle = await open(path)
    const archive = await opened(handle, path, spent)
    return archive.ok ? ok(await use(archive.value)) : archive
  } catch (error) {
    if (!isSystemError(error)) throw error
    const failing = /EIO|EMFILE|ENFILE|ENXIO|ENODEV/.test(String((error as NodeJS.ErrnoException).code))
    return failed(problem(failing ? 'archive-disk-failing' : 'archive-unreadable'))
  } finally {
    await handle?.close()
  }
}

async function opened(handle: FileHandle, path: string, spent: number): Promise<Result<OpenArchive>> {
  const { size } = await handle.stat()
  const kind = archiveKind(await slice(handle, 0, headLength), path)
  if (kind === 'damaged') return failed(problem('archive-damaged'))
  if (kind !== 'ZIP') return failed(problem('archive', { kind }))
  const read = await directoryOf(handle, size)
  if (!read.ok) return read
  const { zip, entries } = read.value
  const named = entryNames(entries).map((name, i) => ({ name, entry: entries[i] as Entry }))
  const files = named.filter(({ name }) => !name.endsWith('/'))
  const unpacked = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  if (tooLarge(unpacked, size, spent)) return failed(problem('archive-too-large', { most: archiveLimits.total }))
  const office = officeOf(files.map(({ name }) => name))
  if (!office && files.some(({ entry }) => entry.isEncrypted())) return failed(problem('archive-encrypted'))
  const judged = files.map(({ name, entry }) => ({ file: shownPath(name), entry, wrong: wrongWith(name, entry) }))
  return ok({
    zip,
    files: judged.flatMap(({ file, entry, wrong }) => (wrong ? [] : [{ file, entry }])),
    refused: judged.flatMap(({ file, wrong }) => (wrong ? [{ file, problem: wrong }] : [])),
    ...(office && { office }),
  })
}

function officeOf(names: readonly string[]): 'word' | 'other' | undefined {
  if (names.includes('[Content_Types].xml')) return names.some((n) => n.startsWith('word/')) ? 'word' : 'other'
  // OpenDocument and UOF begin so.
  return names[0] === 'mimetype' || names[0] === 'uof/uof.xml' ? 'other' : undefined
}

function wrongWith(name: string, entry: Entry): Problem | undefined {
  const segments = name.split('/')
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name) || segments.includes('..')) return problem('entry-outside')
  // The upper half is what Unix calls the mode; anything but a plain file has no business here.
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  if (type !== 0 && type !== 0o100000) return problem('not-a-file')
  if (isTooDeep(segments)) return problem('entry-too-deep', { most: archiveLimits.folders })
  if (tooLargeFile(entry.uncompressedSize)) return problem('entry-too-large', { most: archiveLimits.file })
  return entry.canDecodeFileData() ? undefined : problem('entry-method')
}

function isTooDeep(segments: readonly string[]): boolean {
  return segments.length - 1 > archiveLimits.folders
}

/** One that is too deep stands under its first folder: nobody reads five hundred, and no tree is made of them. */
function shownPath(name: string): string {
  const segments = posix.normalize(name).split('/').map(visibleName)
  return (isTooDeep(segments) ? [segments[0], '…', segments.at(-1)] : segments).join('/')
}

async function directoryOf(
  handle: FileHandle,
  size: number,
): Promise<Result<{ readonly zip: ZipFile; readonly entries: Entry[] }>> {
  try {
    const end = await endOf(handle, size)
    const zip = await fromRandomAccessReaderPromise(new HandleReader(handle), end, {
      ...{ decodeStrings: false, autoClose: false },
    })
    // What goes wrong is told where it was asked for.
    zip.on('error', () => {})
    const { entries: most } = archiveLimits
    if (zip.entryCount > most) return failed(problem('archive-too-many', { most }))
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return ok({ zip, entries })
  } catch (error) {
    if (isSystemError(error) || !(error instanceof Error)) throw error
    // yauzl's message is the only way to tell this from damage.
    return failed(problem(/encrypt/.test(error.message) ? 'archive-encrypted' : 'archive-damaged'))
  }
}

const endRecord = Buffer.from('PK\x05\x06', 'latin1')
const endRecordSize = 22
/** The longest comment, and as much again for what mail gateways leave behind the end. */
const tail = 2 * 0xffff

/** Where the archive ends, which yauzl takes to be the file's end. */
async function endOf(handle: FileHandle, size: number): Promise<number> {
  const from = Math.max(0, size - tail)
  const last = await slice(handle, from, tail)
  const at = last.lastIndexOf(endRecord)
  if (at < 0 || at + endRecordSize > last.length) return size
  return Math.min(size, from + at + endRecordSize + last.readUInt16LE(at + endRecordSize - 2))
}

async function slice(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

class HandleReader extends RandomAccessReader {
  readonly handle: FileHandle

  constructor(handle: FileHandle) {
    super()
    this.handle = handle
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(chunksOf(this.handle, start, end))
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.handle
      .read(buffer, offset, length, position)
      .then(({ bytesRead }) => done(bytesRead < length ? new Error('the archive ends early') : null), done)
  }
}

const chunk = 256 * 1024

/** Not a stream on the open file: that would close it with itself. */
async function* chunksOf(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const read = await slice(handle, at, Math.min(chunk, end - at))
    if (read.length === 0) return
    yield read
    at += read.length
  }
}
