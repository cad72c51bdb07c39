import type { FileHandle } from 'node:fs/promises'
import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF in order needs a few hundred kilobytes for its first pages; one in disorder makes pdf.js ask for all of it. */
const mostBytes = 256 * 1024 * 1024

/** Hands pdf.js the ranges of an open file it asks for. `failure` never resolves; it rejects when a range can't be had. */
export function rangesOf(
  file: FileHandle,
  size: number,
): { transport: PDFDataRangeTransport; failure: Promise<never> } {
  const { promise: failure, reject } = Promise.withResolvers<never>()
  // Whoever waits for it may have gone by the time it rejects.
  failure.catch(() => {})
  let bytes = 0
  class FileRanges extends PDFDataRangeTransport {
    override async requestDataRange(begin: number, end: number): Promise<void> {
      bytes += end - begin
      if (bytes > mostBytes) return reject(new Error('the document would have to be read whole'))
      try {
        const range = new Uint8Array(end - begin)
        await file.read(range, 0, range.length, begin)
        this.onDataRange(begin, range)
      } catch (error) {
        reject(error)
      }
    }
  }
  return { transport: new FileRanges(size, null), failure }
}
