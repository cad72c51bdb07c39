import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { createDeflate } from 'node:zlib'

export type PdfOptions = {
  /** Content stream of each page. */
  readonly pages: readonly (string | { readonly flate: Buffer })[]
  /** Bytes of an object before the pages that nothing refers to; left as a hole in the file. */
  readonly hole?: number
  /** Entry of the trailer. */
  readonly trailer?: string
}

/** Writes a plain PDF with one non-embedded Chinese font, /F. */
export async function makePdf(path: string, { pages, hole, trailer = '' }: PdfOptions): Promise<void> {
  const file = await open(path, 'w')
  try {
    await writePdf(file, pages, hole ?? 0, trailer)
  } finally {
    await file.close()
  }
}

async function writePdf(file: FileHandle, pages: PdfOptions['pages'], hole: number, trailer: string): Promise<void> {
  const offsets: number[] = []
  let at = 0
  const put = async (content: string | Buffer) => {
    const bytes = Buffer.from(content as string, 'latin1')
    await file.write(bytes, 0, bytes.length, at)
    at += bytes.length
  }
  const object = async (dictionary: string, stream?: string | Buffer | number) => {
    offsets.push(at)
    await put(`${offsets.length} 0 obj\n${dictionary}`)
    if (stream !== undefined) {
      await put('\nstream\n')
      if (typeof stream === 'number') at += stream
      else await put(stream)
      await put('\nendstream')
    }
    await put('\nendobj\n')
  }
  await put('%PDF-1.7\n')
  await object('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`)
  await object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`)
  await object(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>',
  )
  await object(`<< /Length ${hole} >>`, hole)
  for (const [i, page] of pages.entries()) {
    const content = typeof page === 'string' ? Buffer.from(page, 'latin1') : page.flate
    const filter = typeof page === 'string' ? '' : ' /Filter /FlateDecode'
    await object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + 2 * i} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
    )
    await object(`<< /Length ${content.length}${filter} >>`, content)
  }
  const start = at
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  await put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join('')}`)
  await put(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`)
}

/** A content stream that shows these lines. */
export function lines(...texts: string[]): string {
  const shown = texts.map((text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj 0 -20 Td`)
  return `BT /F 12 Tf 50 800 Td ${shown.join(' ')} ET`
}

/** A content stream of this many MiB, deflated: `unit` over and over packs a thousandfold. */
export async function deflated(mebibytes: number, unit: string): Promise<Buffer> {
  const deflate = createDeflate()
  const packed: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => packed.push(chunk))
  const mebibyte = Buffer.alloc(1024 * 1024, unit)
  for (let i = 0; i < mebibytes; i++) if (!deflate.write(mebibyte)) await once(deflate, 'drain')
  deflate.end()
  await once(deflate, 'end')
  return Buffer.concat(packed)
}
