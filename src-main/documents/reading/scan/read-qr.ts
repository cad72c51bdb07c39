import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Position, prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Plane } from './picture.ts'

let prepared: Promise<unknown> | undefined

async function prepare(): Promise<unknown> {
  // Else it would be fetched from the internet.
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const overrides = { wasmBinary: Uint8Array.from(wasm).buffer }
  return prepareZXingModule({ overrides, equalityFn: () => true, fireImmediately: true })
}

/** A QR code's text; `mirrored` where the picture has left and right the wrong way round. */
export type FoundQr = {
  readonly text: string
  readonly middle: Spot
  /** Of the picture's sides. */
  readonly size: Spot
  readonly mirrored?: true
}

/** A place on a page, or a length, in parts of its width and height. */
export type Spot = { readonly x: number; readonly y: number }

/** The QR codes in a picture, however it is turned. */
export async function readQr(plane: Plane): Promise<FoundQr[]> {
  prepared ??= prepare()
  await prepared
  const results = await readBarcodes(asPgm(plane), { formats: ['QRCode'], tryInvert: false, downscaleFactor: 2 })
  return results
    .filter((result) => result.isValid)
    .map(({ text, isMirrored, position }) => ({
      text,
      middle: {
        x: (position.topLeft.x + position.bottomRight.x) / 2 / plane.width,
        y: (position.topLeft.y + position.bottomRight.y) / 2 / plane.height,
      },
      size: { x: sideOf(position) / plane.width, y: sideOf(position) / plane.height },
      ...(isMirrored ? { mirrored: true } : {}),
    }))
}

/** A square's side, however it is turned. */
function sideOf({ topLeft, topRight, bottomLeft, bottomRight }: Position): number {
  const diagonals = Math.hypot(topLeft.x - bottomRight.x, topLeft.y - bottomRight.y)
  return (diagonals + Math.hypot(topRight.x - bottomLeft.x, topRight.y - bottomLeft.y)) / (2 * Math.SQRT2)
}

/** The plainest file of grey pixels there is: a quarter of what the library would copy if given colours. */
function asPgm({ width, height, grey }: Plane): Uint8Array {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`)
  const file = new Uint8Array(head.length + grey.length)
  file.set(head)
  file.set(grey, head.length)
  return file
}
