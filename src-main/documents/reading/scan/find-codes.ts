import { readEditionCode } from '../../../../src-domain/edition/edition-code.ts'
import type { ScanReading } from '../../../../src-domain/edition/scan.ts'
import type { Picture } from '../picture.ts'
import { onlyDarker, redPlane } from './picture.ts'
import { type FoundQr, readQr, type Spot } from './read-qr.ts'

/** Pixels of a page's longer side: A4 at 150 and at 300 dpi. */
const coarse = 1754
export const fine = 3508

/**
 * What a page is looked at as, one after another until a code is found: nearly every one is found at the first.
 * Levels are for grey scans, where a seal over the code is darker than the paper and brighter than the print; how dark
 * each of them is depends on the scanner.
 */
const looks: readonly { readonly longSide: number; readonly level?: number }[] = [
  { longSide: coarse },
  { longSide: coarse, level: 64 },
  { longSide: fine },
  { longSide: coarse, level: 88 },
  { longSide: coarse, level: 44 },
  { longSide: fine, level: 64 },
]

export type FoundCode = { readonly code: Omit<ScanReading['codes'][number], 'page'>; readonly middle: Spot }

/** Our codes on a page; at once or, of a picture that a scanner has made, after looking again. */
export async function findCodes(picture: Picture, { again }: { readonly again: boolean }): Promise<FoundCode[]> {
  for (const { longSide, level } of again ? looks : looks.slice(0, 1)) {
    const shrink = Math.max(1, Math.round(Math.max(picture.width, picture.height) / longSide))
    const plane = redPlane(picture, shrink)
    const found = await readQr(level ? onlyDarker(plane, level) : plane)
    const codes = found.flatMap(({ text, middle, size, mirrored }) => {
      const code = readEditionCode(text)
      const marks = { ...(mirrored ? { mirrored } : {}), ...(isCutOff(size, picture) ? { cut: true as const } : {}) }
      return code ? [{ code: { ...code, ...marks }, middle }] : []
    })
    if (codes.length > 0) return codes
  }
  return []
}

/** Millimetres: the code in the summary's foot, and the sheet, whose sides no whole picture of it is shorter than. */
const sheet = { code: 25, short: 210, long: 297 }
/** A photograph's near edge is larger, and its margins may be missing; beyond that a good quarter of the sheet is. */
const largest = 1.4

/** Whether the code is so large on its page that the page can't hold the whole sheet. */
function isCutOff(size: FoundQr['size'], { width, height }: Picture): boolean {
  const [short, long] = width < height ? [size.x, size.y] : [size.y, size.x]
  return short > (largest * sheet.code) / sheet.short || long > (largest * sheet.code) / sheet.long
}
