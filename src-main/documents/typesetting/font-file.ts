import { type FileHandle, open } from 'node:fs/promises'
import { ifReadable } from '../../bugs.ts'

/** One face of a font file, by what its own name table says. */
export type FontFace = {
  readonly path: string
  /** Family and full names in every language, as they stand. */
  readonly names: readonly string[]
  readonly postScriptName: string
  /** 100 thin – 900 black; 400 is what the notice's faces are. */
  readonly weight: number
  /** Neither bold nor slanted, by what its own tables say. */
  readonly plain: boolean
}

/** Faces in a TTF, OTF or TTC file that may be embedded; none when it is no font. Reads a few kilobytes. */
export async function readFontFaces(path: string): Promise<FontFace[]> {
  const file = await ifReadable(open(path, 'r'))
  if (!file) return []
  try {
    const head = await slice(file, 0, 12)
    const offsets = tag(head, 0) === 'ttcf' ? await collectionOffsets(file, head.getUint32(8)) : [0]
    const faces: FontFace[] = []
    for (const offset of offsets) {
      const tables = await tableDirectory(file, offset)
      const [name, os2] = [tables.get('name'), tables.get('OS/2')]
      const style = await readStyle(file, os2, tables.get('head'))
      if (!name || !style.embeddable) continue
      const names = readNames(await slice(file, name.offset, Math.min(name.length, mostNameBytes)))
      faces.push({ path, ...names, weight: style.weight, plain: style.plain })
    }
    return faces
  } catch {
    // Whatever stands in a font folder and cannot be read as a font is of no use here.
    return []
  } finally {
    await file.close()
  }
}

/** Code points a font file's faces have a glyph for: what its character maps (formats 4 and 12) list. */
export function coverageOf(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const offset = tag(view, 0) === 'ttcf' ? view.getUint32(12) : 0
  const covered = new Set<number>()
  for (let i = 0; i < view.getUint16(offset + 4); i++) {
    const entry = offset + 12 + i * 16
    if (tag(view, entry) === 'cmap') readCharacterMaps(view, view.getUint32(entry + 8), covered)
  }
  return (codePoint) => covered.has(codePoint)
}

type Table = { readonly offset: number; readonly length: number }

const mostNameBytes = 64 * 1024
const mostFaces = 64

async function slice(file: FileHandle, start: number, length: number): Promise<DataView> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, start)
  return new DataView(buffer.buffer, 0, bytesRead)
}

async function collectionOffsets(file: FileHandle, count: number): Promise<number[]> {
  const view = await slice(file, 12, 4 * Math.min(count, mostFaces))
  return Array.from({ length: view.byteLength / 4 }, (_, i) => view.getUint32(4 * i))
}

async function tableDirectory(file: FileHandle, offset: number): Promise<Map<string, Table>> {
  const count = (await slice(file, offset + 4, 2)).getUint16(0)
  const view = await slice(file, offset + 12, 16 * count)
  return new Map(
    Array.from({ length: count }, (_, i) => [
      tag(view, 16 * i),
      { offset: view.getUint32(16 * i + 8), length: view.getUint32(16 * i + 12) },
    ]),
  )
}

type Style = Pick<FontFace, 'weight' | 'plain'> & { readonly embeddable: boolean }

/**
 * OpenType OS/2: the weight class, fsType, where 2 means that the maker forbids embedding in documents, and fsSelection;
 * head: macStyle. Either of the two may be all that tells a bold cut.
 */
async function readStyle(file: FileHandle, os2: Table | undefined, head: Table | undefined): Promise<Style> {
  const view = os2 && (await slice(file, os2.offset, Math.min(64, os2.length)))
  const macStyle = head ? (await slice(file, head.offset + 44, 2)).getUint16(0) : 0
  const selection = view && view.byteLength >= 64 ? view.getUint16(62) : 0
  return {
    weight: view?.getUint16(4) ?? 400,
    embeddable: view === undefined || (view.getUint16(8) & 0x000f) !== 2,
    plain: (macStyle & (macBold | macItalic)) === 0 && (selection & (italic | bold | oblique)) === 0,
  }
}

const macBold = 1
const macItalic = 2
const italic = 1
const bold = 1 << 5
const oblique = 1 << 9

const familyName = 1
const fullName = 4
const postScriptName = 6
const typographicFamilyName = 16

function readNames(view: DataView): Pick<FontFace, 'names' | 'postScriptName'> {
  const count = view.getUint16(2)
  const strings = view.getUint16(4)
  const names = new Set<string>()
  let postScript = ''
  for (let i = 0; i < count; i++) {
    const record = 6 + 12 * i
    const id = view.getUint16(record + 6)
    if (![familyName, fullName, postScriptName, typographicFamilyName].includes(id)) continue
    const start = view.byteOffset + strings + view.getUint16(record + 10)
    const bytes = new Uint8Array(view.buffer, start, view.getUint16(record + 8))
    const name = decode(view.getUint16(record), bytes)
    if (!name) continue
    if (id === postScriptName) postScript = name
    else names.add(name)
  }
  return { names: [...names], postScriptName: postScript }
}

const unicodePlatform = 0
const windowsPlatform = 3

function decode(platform: number, bytes: Uint8Array): string | undefined {
  if (platform !== unicodePlatform && platform !== windowsPlatform) return undefined
  return new TextDecoder('utf-16be').decode(bytes)
}

function readCharacterMaps(view: DataView, cmap: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const table = cmap + view.getUint32(cmap + 8 + 8 * i)
    const format = view.getUint16(table)
    if (format === 12) {
      for (let g = 0; g < view.getUint32(table + 12); g++) {
        const group = table + 16 + 12 * g
        addRange(covered, view.getUint32(group), view.getUint32(group + 4))
      }
    } else if (format === 4) {
      const segments = view.getUint16(table + 6)
      for (let s = 0; s < segments; s += 2) {
        addRange(covered, view.getUint16(table + 16 + segments + s), view.getUint16(table + 14 + s))
      }
    }
  }
}

function addRange(covered: Set<number>, from: number, to: number): void {
  for (let codePoint = from; codePoint <= to && codePoint < 0xffff_ffff; codePoint++) covered.add(codePoint)
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
}
