import { extname } from 'node:path'
import { Refusal, type WordRefusal } from './refusal.ts'

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
  const head = headOf(bytes)
  if (head.includes(encryptionSoftwareMark)) throw new Refusal('encrypted')
  throw new Refusal(otherText(head, extname(path).toLowerCase()))
}

/** The beginning as text, whatever encoding of Unicode it is in. */
function headOf(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return bytes
    .subarray(0, 4096)
    .toString(isWide ? 'utf16le' : 'latin1')
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .trimStart()
}

/** What Word writes as text, and opens under its own extension, too. */
function otherText(head: string, extension: string): WordRefusal {
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (/^(?:MIME-Version|From|Content-Type|X-[\w-]+):/i.test(head) && /multipart\/related|text\/html/i.test(head)) {
    return 'web-archive'
  }
  if (/<\?mso-application\s+progid="Word\.Document"|<(?:w:wordDocument|pkg:package)\b/.test(head)) return 'word-xml'
  // Under .docx Word itself doesn't open a web page.
  const isPage = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table)\b/i.test(
    head,
  )
  return isPage && extension !== '.docx' ? 'web-page' : 'not-word'
}
