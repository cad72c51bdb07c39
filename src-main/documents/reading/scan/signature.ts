import type { ScanReading } from '../../../../src-domain/edition/scan.ts'

/** ISO 32000-1, 12.8.1: two ranges, between which the signature itself stands as a hexadecimal string. */
const byteRange = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/
const longestByteRange = 200

/**
 * Whether a PDF is electronically signed, and whether the last signature covers it to its end. Says nothing of who
 * signed or whether the signature is valid: the seal software's certificates are not on this computer.
 */
export function signatureOf(pdf: Buffer): ScanReading['signature'] {
  let end = 0
  for (let at = pdf.indexOf('/ByteRange'); at >= 0; at = pdf.indexOf('/ByteRange', at + 1)) {
    const match = byteRange.exec(pdf.toString('latin1', at, at + longestByteRange))
    const [start, length = 0, restart = 0, rest = 0] = match?.slice(1).map(Number) ?? []
    const isSignature = start === 0 && length < restart && pdf[length] === 0x3c && pdf[restart - 1] === 0x3e
    if (isSignature && restart + rest <= pdf.length) end = Math.max(end, restart + rest)
  }
  if (end === 0) return undefined
  // Programs that only pass a file on may leave a line break at its end.
  return pdf.subarray(end).every((byte) => byte === 0x0a || byte === 0x0d) ? 'whole' : 'added-to'
}
