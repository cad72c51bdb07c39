import { extname } from 'node:path'
import { Refusal } from './refusal.ts'

const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const zipMagic = Buffer.from('PK\x03\x04', 'latin1')
/** Header mark of a widespread transparent file encryption on company computers. */
const encryptionSoftwareMark = 'E-SafeNet'
/** Streams of an OLE container that holds a password-protected .docx (MS-OFFCRYPTO 2.3.1). */
const encryptedStreams = ['EncryptedPackage', 'EncryptionInfo'].map((name) => Buffer.from(name, 'utf16le'))

/**
 * Lets ZIP containers pass and refuses everything else for what it is, by content: names and extensions are often
 * wrong. Only .doc and .wps, which share a container, are told apart by the extension.
 */
export function requireZip(bytes: Buffer, path: string): void {
  if (bytes.length === 0) throw new Refusal('empty')
  if (bytes.subarray(0, zipMagic.length).equals(zipMagic)) return
  if (bytes.subarray(0, oleMagic.length).equals(oleMagic)) {
    // The directory may stand anywhere in the container, so all of it is searched.
    if (encryptedStreams.some((name) => bytes.includes(name))) throw new Refusal('encrypted')
    throw new Refusal(/^\.wp[st]$/i.test(extname(path)) ? 'wps' : 'doc')
  }
  const head = bytes.subarray(0, 512).toString('latin1')
  if (head.includes(encryptionSoftwareMark)) throw new Refusal('encrypted')
  throw new Refusal(head.trimStart().startsWith('{\\rtf') ? 'rtf' : 'not-word')
}
