import { type PictureKind, pictureKind } from '../picture-file.ts'
import { Refusal } from './refusal.ts'

/** What scanners write. */
const scanners: readonly PictureKind[] = ['jpg', 'png', 'tiff']

/** Readers look for a PDF's header in the first kilobyte, and for its trailer near the end. */
const headerWithin = 1024
const trailerWithin = 64 * 1024
/** Header mark of a widespread transparent file encryption on office computers. */
const encryptionSoftwareMark = 'E-SafeNet'

/** What a file is, by content: names and extensions are often wrong. Throws Refusal for what is no scan. */
export function scanKind(bytes: Buffer): 'pdf' | 'picture' {
  if (bytes.length === 0) throw new Refusal('empty')
  const kind = pictureKind(bytes)
  if (kind) {
    if (scanners.includes(kind)) return 'picture'
    throw new Refusal('not-scan')
  }
  // GB/T 33190: a ZIP whose entry file has this name, which stands in its directory as it is.
  if (bytes.toString('hex', 0, 4) === '504b0304') throw new Refusal(bytes.includes('OFD.xml') ? 'ofd' : 'not-scan')
  const head = bytes.subarray(0, headerWithin)
  if (head.includes(encryptionSoftwareMark)) throw new Refusal('encrypted')
  if (!head.includes('%PDF-')) throw new Refusal('not-scan')
  // A file cut short has lost its trailer; what is left of it would be pieced together without a word.
  if (!bytes.subarray(-trailerWithin).includes('startxref')) throw new Refusal('damaged')
  return 'pdf'
}
