import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { ZipFile } from 'yazl'

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** What the types of relationships begin with. */
export const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type DocxParts = {
  /** Inner XML of w:styles and w:numbering. */
  readonly styles?: string
  readonly numbering?: string
  /** Pictures by relationship id: the file's name and bytes, or an address outside. */
  readonly pictures?: Readonly<Record<string, readonly [name: string, bytes: Uint8Array] | string>>
  /** Whole entries, added or put in place of the usual ones. */
  readonly entries?: Readonly<Record<string, string | Buffer>>
}

/** A .docx whose body holds this XML (prefixes w, w14, mc, wps, v, m, r, wp, a, pic are declared). */
export function docx(body: string, { styles, numbering, pictures = {}, entries }: DocxParts = {}): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': rels({ officeDocument: 'word/document.xml' }),
    'word/document.xml': documentXml(body),
    'word/_rels/document.xml.rels': rels({ styles: 'styles.xml', numbering: 'numbering.xml' }, pictureRels(pictures)),
    'word/styles.xml': `<w:styles xmlns:w="${transitional}">${styles ?? ''}</w:styles>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${transitional}">${numbering ?? ''}</w:numbering>`,
    ...Object.fromEntries(
      Object.values(pictures).flatMap((p) =>
        typeof p === 'string' ? [] : [[`word/media/${p[0]}`, Buffer.from(p[1])]],
      ),
    ),
    ...entries,
  })
}

function pictureRels(pictures: NonNullable<DocxParts['pictures']>): string {
  return Object.entries(pictures)
    .map(([id, picture]) => {
      const target = typeof picture === 'string' ? `${picture}" TargetMode="External` : `media/${picture[0]}`
      return `<Relationship Id="${id}" Type="${officeRelationships}/image" Target="${target}"/>`
    })
    .join('')
}

/** A run with a picture this wide in EMU, in the line or floating beside the text; `crop` an a:srcRect. */
export function picture(id: string, width?: number, holder: 'inline' | 'anchor' = 'inline', crop = ''): string {
  const extent = width === undefined ? '' : `<wp:extent cx="${width}" cy="${width}"/>`
  const blip = `<pic:pic><pic:blipFill><a:blip r:embed="${id}"/>${crop}</pic:blipFill></pic:pic>`
  return graphic(
    'openxmlformats.org/drawingml/2006/picture',
    blip,
    (inside) => `<wp:${holder}>${extent}${inside}</wp:${holder}>`,
  )
}

/** A run with anything else DrawingML draws. */
export function graphic(uri: string, inside = '', hold = (content: string) => content): string {
  const content = `<a:graphic><a:graphicData uri="http://schemas.${uri}">${inside}</a:graphicData></a:graphic>`
  return `<w:r><w:drawing>${hold(content)}</w:drawing></w:r>`
}

export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="${transitional}"
 xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:r="${officeRelationships}"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`
}

export function rels(targets: Readonly<Record<string, string>>, more = ''): string {
  const items = Object.entries(targets).map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${officeRelationships}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}${more}</Relationships>`
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
}

export function cell(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
}

export function row(cells: readonly string[], properties = ''): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`
}

export function table(rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
}

/** The same content has the same bytes, whenever it is made: a file handed in twice is the same file. */
const madeAt = { mtime: new Date('2023-07-20T09:00:00+08:00') }

export async function zipOf(entries: Readonly<Record<string, string | Buffer | Readable>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) {
    if (typeof content === 'string' || Buffer.isBuffer(content)) zip.addBuffer(Buffer.from(content), name, madeAt)
    else zip.addReadStream(content, name, madeAt)
  }
  zip.end()
  return buffer(zip.outputStream)
}

/** A folder for one test file's inputs. */
export async function scratchFolder(): Promise<{
  /** Writes a file and returns its path. */
  write(name: string, content: Buffer | string): Promise<string>
  remove(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'reading-'))
  let written = 0
  return {
    async write(name, content) {
      const path = join(folder, `${++written}-${name}`)
      await writeFile(path, content)
      return path
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The files of a ZIP as text, by name. */
export async function textsIn(zip: Buffer): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const source = await yauzl.fromBufferPromise(zip)
  for await (const entry of source.eachEntry()) {
    texts.set(entry.fileName, (await buffer(await source.openReadStreamPromise(entry))).toString('utf8'))
  }
  return texts
}
