import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'

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

/** Reads the font and image dictionaries of the pages `isOriginal` says. */
export async function readOriginalPages(
  pdf: Uint8Array,
  isOriginal: (page: number) => boolean,
): Promise<OriginalPage[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  return document.getPages().flatMap((page, i) => (isOriginal(i + 1) ? [readPage(page, i + 1)] : []))
}

const millimetre = 72 / 25.4

function readPage(page: PDFPage, number: number): OriginalPage {
  const { width, height } = seenSize(page)
  const turned = page.getRotation().angle % 180 !== 0
  const found: Found = { fonts: 0, notEmbedded: new Set(), pixels: 0 }
  look(page.node.Resources(), found, 0)
  const squareInches = (width / 72) * (height / 72)
  return {
    number,
    width: (turned ? height : width) / millimetre,
    height: (turned ? width : height) / millimetre,
    fontsNotEmbedded: [...found.notEmbedded],
    ...(found.fonts === 0 && found.pixels > 0
      ? { resolution: Math.round(Math.sqrt(found.pixels / squareInches)) }
      : {}),
  }
}

/** Points of the part that is seen; a page may measure in units of its own. */
function seenSize(page: PDFPage): { width: number; height: number } {
  const { width, height } = page.getCropBox()
  const unit = numberIn(page.node, 'UserUnit') || 1
  return { width: width * unit, height: height * unit }
}

type Found = { fonts: number; notEmbedded: Set<string>; pixels: number }

const deepest = 4

function look(resources: PDFDict | undefined, found: Found, depth: number): void {
  if (!resources || depth > deepest) return
  for (const font of dictionariesIn(resources, 'Font')) {
    found.fonts++
    if (!isEmbedded(font)) found.notEmbedded.add(nameIn(font, 'BaseFont').replace(/^[A-Z]{6}\+/, ''))
  }
  for (const object of streamsIn(resources, 'XObject')) {
    const kind = nameIn(object.dict, 'Subtype')
    if (kind === 'Image') found.pixels += numberIn(object.dict, 'Width') * numberIn(object.dict, 'Height')
    if (kind === 'Form') {
      const inner = object.dict.lookup(PDFName.of('Resources'))
      look(inner instanceof PDFDict ? inner : undefined, found, depth + 1)
    }
  }
}

/** A composite font's descriptor is its descendant's; a Type 3 font carries its own drawings. */
function isEmbedded(font: PDFDict): boolean {
  if (nameIn(font, 'Subtype') === 'Type3') return true
  const descendants = font.lookup(PDFName.of('DescendantFonts'))
  const holder =
    descendants && 'lookup' in descendants ? (descendants as { lookup(i: number): unknown }).lookup(0) : font
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
