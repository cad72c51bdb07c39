import UTIF, { type IFD } from 'utif2'
import { Refusal, type ScanRefusal } from './refusal.ts'
import { mostPages, mostPixels, type Sheets } from './sheets.ts'

/** Tags of TIFF 6.0, by the library's names. */
const tag = {
  kind: 't254',
  width: 't256',
  height: 't257',
  bits: 't258',
  compression: 't259',
  colours: 't262',
  samples: 't277',
} as const
/** Where the parts of a page's data begin, and how long they are. */
const partTags = [
  ['t273', 't279'],
  ['t324', 't325'],
] as const

const reducedImage = 1
const jpeg = 7
const rgb = 2

/** Opens a TIFF; its pages come at their own size. Throws Refusal. */
export function tiffSheets(bytes: Buffer): Sheets {
  const directories = countDirectories(bytes)
  // The library copies whatever is not a buffer of its own, for each page again.
  const tiff = Uint8Array.from(bytes).buffer
  const read = aboutTheFile('damaged', () => UTIF.decode(tiff))
  if (read.length !== directories) throw new Refusal('damaged')
  const pages = read.filter((page) => page[tag.width] && (first(page, tag.kind) & reducedImage) === 0)
  return {
    pages: pages.length,
    async sheet(number) {
      const page = pages[number - 1]
      if (!page) throw new Error(`no page ${number}`)
      checkPage(page, bytes.length)
      return { text: '', picture: aboutTheFile('unsupported', () => decoded(tiff, page)) }
    },
    close: () => {},
  }
}

/**
 * Walks the directories before the library does, which stops without a word where a file has been cut off, goes on for
 * ever where they form a ring, and believes any count of values.
 */
function countDirectories(bytes: Buffer): number {
  const little = bytes[0] === 0x49
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  return aboutTheFile('damaged', () => {
    let directories = 0
    let values = 0
    for (let at = long(4); at !== 0; at = long(at + 2 + 12 * short(at))) {
      for (let entry = 0; entry < short(at); entry++) values += long(at + 6 + 12 * entry)
      if (values > bytes.length) throw new Refusal('damaged')
      if (++directories > 2 * mostPages) throw new Refusal('too-many-pages')
    }
    return directories
  })
}

/** The library decodes whatever it is given: sizes that nothing holds, and data that has been cut off. */
function checkPage(page: IFD, fileSize: number): void {
  const pixels = first(page, tag.width) * first(page, tag.height)
  if (pixels > mostPixels) throw new Refusal('too-large')
  const parts = partTags.flatMap(([start, length]) =>
    numbers(page, start).map((at, i) => at + (numbers(page, length)[i] ?? 0)),
  )
  if (pixels === 0 || parts.length === 0 || parts.some((end) => end > fileSize)) throw new Refusal('damaged')
}

function decoded(tiff: ArrayBuffer, page: IFD) {
  // Grey JPEG data comes out in colours all the same.
  if (first(page, tag.compression) === jpeg && first(page, tag.samples) <= 1) {
    Object.assign(page, { [tag.samples]: [3], [tag.bits]: [8, 8, 8], [tag.colours]: [rgb] })
  }
  UTIF.decodeImage(tiff, page)
  const { width, height } = page
  const rgba = UTIF.toRGBA8(page)
  // Else every page would stay decoded until the file is closed.
  Reflect.deleteProperty(page, 'data')
  return { width, height, rgba }
}

function numbers(page: IFD, name: string): readonly number[] {
  return (page[name] ?? []) as number[]
}

function first(page: IFD, name: string): number {
  return numbers(page, name)[0] ?? 0
}

/** What is thrown while reading, errors or plain text, is about the file. */
function aboutTheFile<T>(code: ScanRefusal, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(code)
  }
}
