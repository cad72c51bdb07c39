import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'

/** The Info-ZIP Unicode Path field (APPNOTE 4.6.9), and the flag for names in UTF-8 (4.4.4, bit 11). */
const unicodePath = 0x7075
const utf8Flag = 0x800

/**
 * The names of an archive's entries, with '/' between. Where an entry does not say its encoding, all its archive's names
 * decide: macOS writes UTF-8 and does not say so, Windows and WPS write GBK.
 */
export function entryNames(entries: readonly Entry[]): string[] {
  const untold = entries.filter((e) => told(e) === undefined).map((e) => e.fileNameRaw)
  const encoding = encodingOf(untold)
  // A byte of a GBK character may be that of the backslash, so separators are looked at only now.
  return entries.map((e) => (told(e) ?? encoding.decode(e.fileNameRaw)).replaceAll('\\', '/'))
}

function told(entry: Entry): string | undefined {
  const { fileNameRaw, extraFields, generalPurposeBitFlag } = entry
  const field = extraFields.find(({ id, data }) => id === unicodePath && data.length > 5 && data[0] === 1)?.data
  if (field && field.readUInt32LE(1) === crc32(fileNameRaw)) return utf8(field.subarray(5))
  return (generalPurposeBitFlag & utf8Flag) === 0 ? undefined : utf8(fileNameRaw)
}

function encodingOf(names: readonly Uint8Array[]): TextDecoder {
  const decoded = names.map(utf8)
  const text = decoded.join('\n')
  // GBK that happens to be valid UTF-8 comes out as letters of two bytes: Latin, Greek, Cyrillic, Arabic.
  const isUtf8 = !decoded.includes(undefined) && (/[\u0800-\u{10ffff}]/u.test(text) || !/[^\p{ASCII}]/u.test(text))
  return new TextDecoder(isUtf8 ? 'utf-8' : 'gb18030')
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
