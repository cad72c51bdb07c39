import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { SeenPage } from '../../../../support/see-pages.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

/** A QR code and how wide it is, in the picture's pixels. */
export type SeenCode = { readonly text: string; readonly width: number }

/** The QR codes in a picture: a seen page, or the bytes of a PNG. */
export async function codesIn(picture: SeenPage | Uint8Array): Promise<SeenCode[]> {
  const input =
    picture instanceof Uint8Array
      ? picture
      : {
          data: new Uint8ClampedArray(picture.pixels),
          width: picture.width,
          height: picture.height,
          colorSpace: 'srgb' as const,
        }
  const found = await readBarcodes(input as Uint8Array | ImageData, { formats: ['QRCode'] })
  return found.map(({ text, position: { topLeft, topRight } }) => ({
    text,
    width: Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y),
  }))
}
