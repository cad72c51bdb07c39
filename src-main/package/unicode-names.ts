import { crc32 } from 'node:zlib'

/** What of the ZIP writer's entry this adds to: its record in the directory at the ZIP's end. */
type Entry = { readonly utf8FileName: Buffer; getCentralDirectoryRecord(): Buffer }

/** Where the record says how long its extra fields are, and where these begin but for the name (APPNOTE 4.3.12). */
const extraLength = 30
const fixedLength = 46

/**
 * Gives every name the Info-ZIP Unicode Path field (0x7075, APPNOTE 4.6.9) too, before the ZIP is ended: old Windows
 * programs pass over the flag that says a name is UTF-8, and read it in their country's code page.
 */
export function addUnicodeNames(zip: object): void {
  const entries: unknown = 'entries' in zip ? zip.entries : undefined
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new Error('the ZIP writer keeps its entries elsewhere')
  for (const entry of entries) {
    const record = entry.getCentralDirectoryRecord
    entry.getCentralDirectoryRecord = () => withField(record.call(entry), entry.utf8FileName)
  }
}

function isEntry(entry: unknown): entry is Entry {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'utf8FileName' in entry &&
    entry.utf8FileName instanceof Buffer &&
    'getCentralDirectoryRecord' in entry &&
    typeof entry.getCentralDirectoryRecord === 'function'
  )
}

function withField(record: Buffer, name: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt16LE(0x7075, 0)
  head.writeUInt16LE(5 + name.length, 2)
  head.writeUInt8(1, 4)
  head.writeUInt32LE(crc32(name), 5)
  const at = fixedLength + name.length
  const longer = Buffer.concat([record.subarray(0, at), head, name, record.subarray(at)])
  longer.writeUInt16LE(record.readUInt16LE(extraLength) + head.length + name.length, extraLength)
  return longer
}
