import { posix } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refusal } from './refusal.ts'

const mebibyte = 1024 * 1024
/** Word refuses larger main parts long before this; a form of 300 pages has about 10 MiB of XML. */
const largestPart = 64 * mebibyte
const largestPackage = 1024 * mebibyte
const mostEntries = 10_000
/** Word's XML packs 10–40 : 1. Small parts may pack better, so the ratio counts only from `ratioFrom` on. */
const highestRatio = 200
const ratioFrom = 8 * mebibyte

const stored = 0
const deflated = 8

/** The parts of a package by lower-case name without leading slash: part names compare without case (ECMA-376-2 9.1). */
export type Parts = {
  text(name: string): Promise<string | undefined>
  bytes(name: string): Promise<Buffer | undefined>
}

/** Opens the package and checks its directory. */
export async function openParts(file: Buffer): Promise<Parts> {
  const bytes = withoutTail(file)
  const zip = await fromBufferPromise(bytes).catch(() => damaged())
  if (zip.entryCount > mostEntries) throw new Refusal('too-large')
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of checkedEntries(zip)) {
    total += entry.uncompressedSize
    if (total > largestPackage) throw new Refusal('too-large')
    const name = entry.fileName.toLowerCase()
    // Two parts of one name mean that two programs may see two different documents.
    if (entries.has(name)) damaged()
    entries.set(name, entry)
  }
  const read = async (name: string) => {
    const entry = entries.get(name.toLowerCase())
    return entry && unpacked(bytes, zip, entry)
  }
  return {
    bytes: read,
    async text(name) {
      const part = await read(name)
      return part && decoded(part)
    },
  }
}

const endRecord = Buffer.from('PK\x05\x06', 'latin1')
const endRecordSize = 22

/** Mail gateways and old copying programs leave bytes behind the end of the package, which say nothing. */
function withoutTail(file: Buffer): Buffer {
  const end = file.lastIndexOf(endRecord)
  if (end < 0 || end + endRecordSize > file.length) return file
  return file.subarray(0, end + endRecordSize + file.readUInt16LE(end + endRecordSize - 2))
}

async function* checkedEntries(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry()
  while (true) {
    const next = await entries.next().catch((error: Error) => {
      // yauzl itself checks every name; its messages are the only way to tell this from damage.
      throw new Refusal(
        /^(absolute path|invalid relative path|invalid characters)/.test(error.message) ? 'hostile' : 'damaged',
      )
    })
    if (next.done) return
    yield next.value
  }
}

async function unpacked(file: Buffer, zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Refusal('encrypted')
  if (entry.uncompressedSize > largestPart) throw new Refusal('too-large')
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(() => damaged())
  const packed = file.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  const bytes = unpack(packed, entry.compressionMethod)
  if (bytes.length > ratioFrom && bytes.length > packed.length * highestRatio) throw new Refusal('too-large')
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) damaged()
  return bytes
}

/** What the directory declares is no promise: inflating stops at the limit itself. */
function unpack(packed: Buffer, method: number): Buffer {
  if (method === stored) return packed
  if (method !== deflated) damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: largestPart })
  } catch (error) {
    throw new Refusal((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged')
  }
}

/** XML parts are UTF-8 or UTF-16 (ECMA-376-2 9.1.3); a document type declaration has no business in any of them. */
function decoded(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  let xml: string
  try {
    xml = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return damaged()
  }
  if (xml.includes('<!DOCTYPE')) throw new Refusal('hostile')
  return xml
}

/** The name of the part a relationship of `source` points to. */
export function resolvedName(source: string, target: string): string {
  return posix.join('/', target.startsWith('/') ? '' : posix.dirname(source), target).slice(1)
}

function damaged(): never {
  throw new Refusal('damaged')
}
