import { type EditionCode, readEditionCode } from '../../../../src-domain/edition/edition-code.ts'
import type { Picture } from '../picture.ts'
import { onlyDarker, redPlane } from './picture.ts'
import { readQr } from './read-qr.ts'

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

/** Our codes on a page. */
export async function findCodes(picture: Picture): Promise<EditionCode[]> {
  for (const { longSide, level } of looks) {
    const shrink = Math.max(1, Math.round(Math.max(picture.width, picture.height) / longSide))
    const plane = redPlane(picture, shrink)
    const texts = await readQr(level ? onlyDarker(plane, level) : plane)
    const codes = texts.map(readEditionCode).filter((code) => code !== undefined)
    if (codes.length > 0) return codes
  }
  return []
}
