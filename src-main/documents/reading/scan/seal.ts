import type { Plane } from './picture.ts'
import type { Spot } from './read-qr.ts'
import type { Small } from './small.ts'

/*
 * Whether something on a page looks like a seal: much red close together, or, where the scanner knows no colour, a ring
 * as large as an official seal's. Either may be overlooked or something else, so it is never more than a doubt.
 */

/** Millimetres of a long side; scans of cut or larger sheets are off by as much as the radii below allow. */
const a4 = 297
/** An official seal is 38 to 45 mm across (国发〔1999〕25号), a company's 38 to 42. */
const radii = { least: 15, most: 24, step: 0.5 }
const angles = 48

/** `foot` is where the code in the sheet's foot lies: a ring is looked for above the table, which is full of dark lines. */
export function looksSealed(small: Small, foot: Spot): boolean {
  return hasRedPatch(small) || hasRing(small.dark, foot)
}

const cell = 5
/** Cells of 2.5 mm in a window of 50 mm. */
const window = 20
const enoughCells = 30
const enoughPixels = 4
/** Rows and columns of cells that have some red: a line of red text or a rule is wide, and not as high as a seal. */
const enoughLines = 9
const enoughInLine = 2
/** By how much red must be brighter than the other colours. */
const redness = 45

function hasRedPatch({ width, height, rgb }: Small): boolean {
  const columns = Math.floor(width / cell)
  const rows = Math.floor(height / cell)
  const counts = new Uint8Array(columns * rows)
  for (let y = 0; y < rows * cell; y++) {
    for (let x = 0; x < columns * cell; x++) {
      const at = 3 * (y * width + x)
      if ((rgb[at] ?? 0) - Math.max(rgb[at + 1] ?? 0, rgb[at + 2] ?? 0) < redness) continue
      const own = Math.floor(y / cell) * columns + Math.floor(x / cell)
      counts[own] = (counts[own] ?? 0) + 1
    }
  }
  for (let top = 0; top + window <= rows; top += 2) {
    for (let left = 0; left + window <= columns; left += 2) {
      const [across, down] = [new Uint8Array(window), new Uint8Array(window)]
      let inked = 0
      for (let y = 0; y < window; y++) {
        for (let x = 0; x < window; x++) {
          if ((counts[(top + y) * columns + left + x] ?? 0) < enoughPixels) continue
          inked++
          across[x] = (across[x] ?? 0) + 1
          down[y] = (down[y] ?? 0) + 1
        }
      }
      const spread = [across, down].every((lines) => lines.filter((n) => n >= enoughInLine).length >= enoughLines)
      if (inked >= enoughCells && spread) return true
    }
  }
  return false
}

/** Of the angles at which a ring is looked for: its own, and those just around it, where a table would be dark too. */
const ringIsDark = 0.78
const aroundIsDark = 0.4
/** Millimetres from a ring to where it is looked around. */
const around = 2.5
/** Millimetres from the code up to the middle of a seal, at least. */
const aboveCode = 100

function hasRing(dark: Plane, foot: Spot): boolean {
  const { width, height } = dark
  const scale = Math.max(width, height) / a4
  const rings = radiiOf(scale).map((radius) => ({ ring: circle(radius), outer: circle(radius + around * scale) }))
  const most = Math.ceil((radii.most + around) * scale)
  const [footX, footY] = [foot.x * width, foot.y * height]
  const [upX, upY] = [width / 2 - footX, height / 2 - footY]
  const least = aboveCode * scale * Math.hypot(upX, upY)
  for (let y = most; y < height - most; y += scale) {
    for (let x = most; x < width - most; x += scale) {
      if ((x - footX) * upX + (y - footY) * upY < least) continue
      const at = Math.round(y) * width + Math.round(x)
      const darkAt = (step: Step) => dark.grey[at + step.y * width + step.x] !== 0
      if (rings.some(({ ring, outer }) => atLeast(ring, ringIsDark, darkAt) && !atLeast(outer, aroundIsDark, darkAt))) {
        return true
      }
    }
  }
  return false
}

type Step = { readonly x: number; readonly y: number }

function radiiOf(scale: number): number[] {
  const count = Math.round((radii.most - radii.least) / radii.step) + 1
  return Array.from({ length: count }, (_, i) => (radii.least + i * radii.step) * scale)
}

/** Steps from a centre to the circle around it, those after each other far apart: most places are given up after a few. */
function circle(radius: number): readonly Step[] {
  return Array.from({ length: angles }, (_, i) => {
    const angle = (((i * 17) % angles) * 2 * Math.PI) / angles
    return { x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) }
  })
}

function atLeast(steps: readonly Step[], share: number, darkAt: (step: Step) => boolean): boolean {
  let mayMiss = steps.length * (1 - share)
  for (const step of steps) if (!darkAt(step) && --mayMiss < 0) return false
  return true
}
