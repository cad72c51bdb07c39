import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { ScanReading } from '../../../src-domain/edition/scan.ts'
import type { WordDocument } from '../../../src-domain/intake/word-document.ts'
import type { Result } from '../../../src-domain/result.ts'
import type { PdfHead } from '../reading/pdf/read-pdf-head.ts'

/** What a worker thread of the reader does. Each library is loaded when its first file comes. */

// This thread's own console: what libraries print about a document may hold personal data.
for (const print of ['log', 'info', 'warn', 'error', 'debug'] as const) console[print] = () => {}

export async function word(path: string): Promise<Result<WordDocument>> {
  const { readWordFile } = await import('../reading/word/read-word-file.ts')
  return readWordFile(path)
}

/** One part of a Word file, handed over as it lies in memory. */
export async function wordPart({ path, part }: { path: string; part: string }): Promise<Result<Uint8Array>> {
  const { readWordPart } = await import('../reading/word/read-word-file.ts')
  return handedOver(await readWordPart(path, part))
}

export async function pdfHead(path: string): Promise<Result<PdfHead>> {
  const { readPdfHead } = await import('../reading/pdf/read-pdf-head.ts')
  return readPdfHead(path)
}

export async function scan(path: string): Promise<Result<ScanReading>> {
  const { readScan } = await import('../reading/scan/read-scan.ts')
  return readScan(path)
}

export async function picturesAsPdf(path: string): Promise<Result<Uint8Array>> {
  const { picturesAsPdf } = await import('../making/picture-pages.ts')
  return handedOver(await picturesAsPdf(path))
}

function handedOver(made: Result<Uint8Array>): Result<Uint8Array> {
  if (!made.ok) return made
  // What arrives is the value, which Piscina's types don't say.
  const parcel = { [transferableSymbol]: made.value.buffer, [valueSymbol]: made }
  return move(parcel) as unknown as Result<Uint8Array>
}
