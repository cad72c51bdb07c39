import { openParts, type Parts } from './parts.ts'
import { Refusal } from './refusal.ts'
import type { Relationship } from './relationships.ts'
import { walkXml } from './xml.ts'

/** As much of an embedded file as it takes to quote it. */
const mostBytes = 64 * 1024
const longestQuote = 200

/** The beginnings of the embedded files' texts, by relationship. */
export async function readEmbedded(
  parts: Parts,
  relationships: readonly Relationship[],
): Promise<(id: string | undefined) => string> {
  const texts = new Map<string, string>()
  for (const { id, type, target, external } of relationships) {
    if (type !== 'aFChunk' || external) continue
    const bytes = await parts.bytes(target)
    if (bytes) texts.set(id, await embeddedText(bytes))
  }
  return (id) => texts.get(id ?? '') ?? ''
}

/**
 * The beginning of the text of a file that Word takes into the page when it opens the document (w:altChunk): a web page,
 * a web archive, plain text or another Word file; '' for what would have to be understood first (RTF) or can't be.
 */
async function embeddedText(bytes: Buffer): Promise<string> {
  const head = bytes.subarray(0, mostBytes)
  const start = head.toString('latin1').trimStart()
  if (start.startsWith('PK\x03\x04')) return quoted(await wordText(bytes))
  if (start.startsWith('{\\rtf')) return ''
  if (/^(?:MIME-Version|Content-Type|From):/i.test(start)) return quoted(archivedText(head))
  const text = decoded(head)
  return quoted(/^\s*</.test(text) ? pageText(text) : text)
}

function quoted(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longestQuote)
}

function pageText(html: string): string {
  const entities: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' }
  return html
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);|&#x([\da-f]+);|&(\w+);/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}

/** The page of a web archive (RFC 2557): its first part that is HTML. */
function archivedText(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const part = /content-type:\s*text\/html[\s\S]*?\r?\n\r?\n([\s\S]*?)(?:\r?\n--|$)/i.exec(text)
  if (!part) return ''
  const content = part[1] ?? ''
  const headers = text.slice(Math.max(0, part.index - 500), part.index + part[0].length - content.length)
  const coding = /content-transfer-encoding:\s*([\w-]+)/i.exec(headers)?.[1]?.toLowerCase()
  if (coding === 'base64') return pageText(decoded(Buffer.from(content, 'base64')))
  const plain = coding === 'quoted-printable' ? unquoted(content) : content
  return pageText(decoded(Buffer.from(plain, 'latin1'), headers))
}

function unquoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** In the encoding the text names, else UTF-8 where it is that, else what Chinese Windows writes. */
function decoded(bytes: Buffer, naming = bytes.subarray(0, 2048).toString('latin1')): string {
  const named = /charset\s*=\s*["']?([\w-]+)/i.exec(naming)?.[1] ?? ''
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (/^gb/i.test(named)) return new TextDecoder('gb18030').decode(bytes)
  // A quote may end within a character, which is no sign of another encoding.
  const text = new TextDecoder('utf-8').decode(bytes)
  return /\ufffd(?!$)/.test(text) ? new TextDecoder('gb18030').decode(bytes) : text
}

async function wordText(bytes: Buffer): Promise<string> {
  try {
    const parts = await openParts(bytes)
    const xml = await parts.text('word/document.xml')
    let text = ''
    let inText = false
    walkXml(xml ?? '<none/>', {
      open(name) {
        inText = name === 'w:t'
        if (name === 'w:p') text += '\n'
      },
      close() {
        inText = false
      },
      text(more) {
        if (inText && text.length < longestQuote * 2) text += more
      },
    })
    return text
  } catch (error) {
    if (error instanceof Refusal) return ''
    throw error
  }
}
