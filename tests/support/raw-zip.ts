import { crc32, deflateRawSync } from 'node:zlib'

/** An entry written byte for byte as given, as other programs write them and no library here would. */
export type RawEntry = {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** General purpose flags: 1 encrypted, 0x800 name in UTF-8. */
  readonly flags?: number
  /** What Unix calls the mode. */
  readonly mode?: number
  readonly method?: number
  readonly extra?: Buffer
  /** What the directory says of the size and the sum, where it lies. */
  readonly says?: { readonly size?: number; readonly crc?: number }
}

export function rawZip(entries: readonly RawEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content = '', flags = 0, mode = 0, method = 8, extra = Buffer.alloc(0), says } of entries) {
    const { bytes, packed, crc } = method === 8 ? deflated(content) : stored(content)
    const rawName = Buffer.from(name as string)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(says?.crc ?? crc, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(says?.size ?? bytes.length, 18)
    common.writeUInt16LE(rawName.length, 22)
    common.writeUInt16LE(extra.length, 24)
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, rawName, extra, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(mode * 0x10000, 6)
    rest.writeUInt32LE(offset, 10)
    const made = Buffer.from([0x14, 0x03])
    central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, common, rest, rawName, extra]))
    local.push(head)
    offset += head.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

type Content = { readonly bytes: Buffer; readonly packed: Buffer; readonly crc: number }

/** The same files are packed again and again with one of them odd. */
const known = new WeakMap<Buffer, Content>()

function deflated(content: string | Buffer): Content {
  const before = typeof content === 'string' ? undefined : known.get(content)
  if (before) return before
  const { bytes, crc } = stored(content)
  const made = { bytes, packed: deflateRawSync(bytes), crc }
  if (typeof content !== 'string') known.set(content, made)
  return made
}

function stored(content: string | Buffer): Content {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { bytes, packed: bytes, crc: crc32(bytes) }
}
