import type { Picture } from '../picture.ts'
import type { Plane } from './picture.ts'

/** A page made small, two pixels to a millimetre of A4: enough to see whether anything is on it, and a seal. */
export type Small = {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
  /** The paper's brightness, 0–255. */
  readonly paper: number
  /** 255 where it is clearly darker than the paper, or next to such a place. */
  readonly dark: Plane
  /** Pixels in `dark` that are so themselves, leaving out the page's edges, which scanners shade. */
  readonly inked: number
}

const longSide = 594
/** Levels of 255 below the paper's. */
const clearlyDarker = 50
/** Of each side. */
const edge = 0.05

export function madeSmall(picture: Picture): Small {
  const shrink = Math.max(1, Math.round(Math.max(picture.width, picture.height) / longSide))
  const width = Math.floor(picture.width / shrink)
  const height = Math.floor(picture.height / shrink)
  const rgb = averaged(picture, shrink, width, height)
  const grey = new Uint8Array(width * height)
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0)
  }
  const paper = paperLevel(grey)
  const level = paper - clearlyDarker
  const dark = new Uint8Array(width * height)
  let inked = 0
  const [sideways, upright] = [Math.floor(width * edge), Math.floor(height * edge)]
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      if ((grey[at] ?? 255) >= level) continue
      for (const near of [at, at - 1, at + 1, at - width, at + width]) dark[near] = 255
      if (x >= sideways && x < width - sideways && y >= upright && y < height - upright) inked++
    }
  }
  return { width, height, rgb, paper, dark: { width, height, grey: dark }, inked }
}

function averaged({ width: full, rgba }: Picture, shrink: number, width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(3 * width * height)
  const area = shrink * shrink
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0, 0, 0]
      for (let row = y * shrink; row < (y + 1) * shrink; row++) {
        for (let at = 4 * (row * full + x * shrink), i = 0; i < shrink; i++, at += 4) {
          red += rgba[at] ?? 0
          green += rgba[at + 1] ?? 0
          blue += rgba[at + 2] ?? 0
        }
      }
      rgb.set([red / area, green / area, blue / area], 3 * (y * width + x))
    }
  }
  return rgb
}

/** The brightness that nine tenths of the page don't exceed. */
function paperLevel(grey: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const level of grey) counts[level] = (counts[level] ?? 0) + 1
  let rest = grey.length / 10
  for (let level = 255; level > 0; level--) {
    rest -= counts[level] ?? 0
    if (rest < 0) return level
  }
  return 0
}

/** Less than a line of print: 0.03 % of a page, dust and what shines through. */
const mostOfBlank = 0.0003
/** Darker is no paper: a picture in negative, the lid left open. */
const darkestPaper = 90

export function isBlank({ width, height, paper, inked }: Small): boolean {
  return paper >= darkestPaper && inked < width * height * mostOfBlank
}
