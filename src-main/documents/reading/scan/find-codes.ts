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
      const marks = {
        ...(mirrored ? { mirrored } : {}),
        ...(isCutOff(size, middle, picture) ? { cut: true as const } : {}),
      }
      return code ? [{ code: { ...code, ...marks }, middle }] : []
    })
    if (codes.length > 0) return codes
  }
  return []
}

/** Millimetres: the code in the middle of the summary's foot, and the sheet, whose sides no whole picture of it is shorter than. */
const sheet = { code: 25, short: 210, long: 297 }
/** A photograph's near edge is larger, and its margins may be missing; beyond that a good quarter of the sheet is. */
const largest = 1.4
/** On either side of the code, where what is seen is as near as the code itself; what is missing besides the margin is of the table. */
const leastBeside = 0.8

/** Whether the page can't hold the whole sheet: the code is too large for it, or too near the end of a line of the table. */
function isCutOff(size: FoundQr['size'], middle: Spot, { width, height }: Picture): boolean {
  const [short, long] = width < height ? [size.x, size.y] : [size.y, size.x]
  if (short > (largest * sheet.code) / sheet.short || long > (largest * sheet.code) / sheet.long) return true
  return besideCode(size, middle) < (leastBeside * sheet.long) / 2 / sheet.code
}

/** How far the page goes beside the code at least, in sizes of the code; its foot is where the page ends soonest. */
function besideCode(size: FoundQr['size'], { x, y }: Spot): number {
  const across = [x, 1 - x].map((part) => part / size.x)
  const down = [y, 1 - y].map((part) => part / size.y)
  const isUpright = Math.min(...down) < Math.min(...across)
  return Math.min(...(isUpright ? across : down))
}
