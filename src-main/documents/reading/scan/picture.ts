import type { Picture } from '../picture.ts'

/** The brightness of each pixel, 0 black – 255 white. */
export type Plane = { readonly width: number; readonly height: number; readonly grey: Uint8Array }

/**
 * A picture's red channel, in which a red seal's ink is as good as white and black print stays black; `shrink` ×
 * `shrink` pixels averaged to one, which also evens out the grain of a scan.
 */
export function redPlane({ width, height, rgba }: Picture, shrink: number): Plane {
  const plane = { width: Math.floor(width / shrink), height: Math.floor(height / shrink) }
  const grey = new Uint8Array(plane.width * plane.height)
  const sums = new Uint32Array(plane.width)
  for (let y = 0; y < plane.height; y++) {
    sums.fill(0)
    for (let row = y * shrink; row < (y + 1) * shrink; row++) {
      let at = 4 * row * width
      for (let x = 0; x < plane.width; x++) {
        let sum = 0
        for (let i = 0; i < shrink; i++, at += 4) sum += rgba[at] ?? 0
        sums[x] = (sums[x] ?? 0) + sum
      }
    }
    const start = y * plane.width
    for (let x = 0; x < plane.width; x++) grey[start + x] = (sums[x] ?? 0) / (shrink * shrink)
  }
  return { ...plane, grey }
}

/** Only what is darker than `level` stays, as black: print, but no longer a seal that a grey scan has made grey. */
export function onlyDarker({ width, height, grey }: Plane, level: number): Plane {
  return { width, height, grey: grey.map((brightness) => (brightness < level ? 0 : 255)) }
}
