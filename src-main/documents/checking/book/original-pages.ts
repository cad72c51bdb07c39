import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFStream } from '@cantoo/pdf-lib'
import { codeName } from '../../making/book/page-codes.ts'
import { openObjects } from '../../reading/pdf/pdf-objects.ts'

/** What an applicant's page brings along into the book. */
export type OriginalPage = {
  readonly number: number
  /** Millimetres, as it is seen. */
  readonly width: number
  readonly height: number
  readonly fontsNotEmbedded: readonly string[]
  /** Dots per inch of a page that is nothing but pictures, taken to fill it. */
  readonly resolution?: number
}

/**
 * Reads the font and image dictionaries of the original pages. They are anybody's: what is not what it ought to be is
 * passed over, as viewers do.
 */
export async function readOriginalPages(pdf: Uint8Array, original: ReadonlySet<number>): Promise<OriginalPage[]> {
  if (original.size === 0) return []
  const document = await openObjects(pdf)
  return document.getPages().flatMap(({ node }, i) => (original.has(i + 1) ? [readPage(node, i + 1)] : []))
}

const millimetre = 72 / 25.4

function readPage(page: PDFDict, number: number): OriginalPage {
  const { width, height } = seenSize(page)
  const turned = numberIn(page, 'Rotate') % 180 !== 0
  const found: Found = { fonts: 0, notEmbedded: new Set(), pixels: 0 }
  look(page.lookup(PDFName.of('Resources')), found, 0)
  const upon: Found = { fonts: 0, notEmbedded: new Set(), pixels: 0 }
  for (const annotation of annotationsOf(page)) lookAtAppearance(annotation, upon)
  const squareInches = (width / 72) * (height / 72)
  return {
    number,
    width: (turned ? height : width) / millimetre,
    height: (turned ? width : height) / millimetre,
    fontsNotEmbedded: [...found.notEmbedded.union(upon.notEmbedded)],
    ...(found.fonts === 0 && found.pixels > 0
      ? { resolution: Math.round(Math.sqrt(found.pixels / squareInches)) }
      : {}),
  }
}

/** Points of the part that is seen; a page may measure in units of its own. */
function seenSize(page: PDFDict): { width: number; height: number } {
  const [left, bottom, right, top] = boxIn(page, 'CropBox') ?? boxIn(page, 'MediaBox') ?? letter
  const unit = numberIn(page, 'UserUnit') || 1
  return { width: Math.abs(right - left) * unit, height: Math.abs(top - bottom) * unit }
}

type Box = readonly [number, number, number, number]

/** What viewers take a page without a size for. */
const letter: Box = [0, 0, 612, 792]

function boxIn(page: PDFDict, key: string): Box | undefined {
  const box = page.lookup(PDFName.of(key))
  if (!(box instanceof PDFArray)) return undefined
  const edges = box.asArray().map((_, i) => box.lookup(i))
  const [left, bottom, right, top] = edges.map((edge) => (edge instanceof PDFNumber ? edge.asNumber() : Number.NaN))
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return undefined
  return Number.isFinite(left + bottom + right + top) && left !== right && bottom !== top
    ? [left, bottom, right, top]
    : undefined
}

type Found = { fonts: number; notEmbedded: Set<string>; pixels: number }

const deepest = 4

function look(resources: PDFObject | undefined, found: Found, depth: number): void {
  if (!(resources instanceof PDFDict) || depth > deepest) return
  for (const font of dictionariesIn(resources, 'Font')) {
    found.fonts++
    if (!isEmbedded(font)) found.notEmbedded.add(nameIn(font, 'BaseFont').replace(/^[A-Z]{6}\+/, ''))
  }
  for (const object of streamsIn(resources, 'XObject')) {
    const kind = nameIn(object.dict, 'Subtype')
    if (kind === 'Image') found.pixels += numberIn(object.dict, 'Width') * numberIn(object.dict, 'Height')
    if (kind === 'Form') look(object.dict.lookup(PDFName.of('Resources')), found, depth + 1)
  }
}

function annotationsOf(page: PDFDict): PDFDict[] {
  const annotations = page.lookup(PDFName.of('Annots'))
  if (!(annotations instanceof PDFArray)) return []
  return annotations
    .asArray()
    .map((_, i) => annotations.lookup(i))
    .filter((a) => a instanceof PDFDict)
}

/** What lies upon a page: a seal, a comment, what was filled in. */
function lookAtAppearance(annotation: PDFDict, found: Found): void {
  const appearances = annotation.lookup(PDFName.of('AP'))
  const normal = appearances instanceof PDFDict ? appearances.lookup(PDFName.of('N')) : undefined
  const shown = normal instanceof PDFDict ? normal.lookup(PDFName.of(nameIn(annotation, 'AS'))) : normal
  if (shown instanceof PDFStream) look(shown.dict.lookup(PDFName.of('Resources')), found, 0)
}

/** A composite font's descriptor is its descendant's; a Type 3 font carries its own drawings. */
function isEmbedded(font: PDFDict): boolean {
  if (nameIn(font, 'Subtype') === 'Type3') return true
  const descendants = font.lookup(PDFName.of('DescendantFonts'))
  const holder = descendants instanceof PDFArray ? descendants.lookup(0) : font
  const descriptor = holder instanceof PDFDict ? holder.lookup(PDFName.of('FontDescriptor')) : undefined
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))
  )
}

function dictionariesIn(resources: PDFDict, kind: string): PDFDict[] {
  const group = resources.lookup(PDFName.of(kind))
  return group instanceof PDFDict
    ? group
        .keys()
        .map((k) => group.lookup(k))
        .filter((v) => v instanceof PDFDict)
    : []
}

function streamsIn(resources: PDFDict, kind: string): PDFRawStream[] {
  const group = resources.lookup(PDFName.of(kind))
  return group instanceof PDFDict
    ? group
        .keys()
        // What the book itself prints upon the page is not the original's.
        .filter((k) => !k.decodeText().startsWith(codeName))
        .map((k) => group.lookup(k))
        .filter((v) => v instanceof PDFRawStream)
    : []
}

function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : ''
}

function numberIn(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : 0
}
