import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type WriteResult, writeBarcode } from 'zxing-wasm/writer'

/** A QR code as SVG, without the quiet zone: the paper around it is white. */
export async function qrSvg(text: string): Promise<string> {
  return (await write(text, { addQuietZones: false })).svg
}

/** A QR code as PNG, ten pixels a module, with its quiet zone: what surrounds it there is not ours to say. */
export async function qrPng(text: string): Promise<Buffer> {
  const { image } = await write(text, { addQuietZones: true, scale: 10 })
  if (!image) throw new Error('no picture of a QR code was made')
  return Buffer.from(await image.arrayBuffer())
}

const packages = createRequire(import.meta.url)
let prepared = false

async function write(text: string, look: { addQuietZones: boolean; scale?: number }): Promise<WriteResult> {
  if (!prepared) {
    // Else it would be fetched from the internet.
    const wasmBinary = readFileSync(packages.resolve('zxing-wasm/writer/zxing_writer.wasm'))
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasmBinary).buffer } })
    prepared = true
  }
  const result = await writeBarcode(text, { format: 'QRCode', options: 'ecLevel=Q', ...look })
  if (result.error) throw new Error(result.error)
  return result
}
