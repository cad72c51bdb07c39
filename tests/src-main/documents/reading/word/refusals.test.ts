import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { documentXml, docx, paragraph, rels, scratchFolder, zipOf } from '../../../../support/docx.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function refusalOf(content: Buffer | string, name = '申报书.docx'): Promise<string> {
  const path = await scratch.write(name, content)
  const read = await readWordFile(path)
  if (read.ok) return `read: ${JSON.stringify(read.value)}`
  // Every message says what to do, and leaves naming the file to the caller.
  expect(read.problem.message).toMatch(/请.+。$/)
  expect(read.problem.message).not.toContain(path)
  return read.problem.code
}

const sample = join(import.meta.dirname, '../../../../fixtures/xuhui-intake/01样例泵业/申报书.docx')
const ole = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1528),
    ...streams.map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(128)])),
  ])

describe('files that are something else say what', () => {
  test.each([
    ['an old Word file, even when named .docx', ole('WordDocument'), '申报书.docx', 'word-doc'],
    ['a WPS file', ole('WpsOffice'), '申报书.WPS', 'word-wps'],
    [
      'a Word file with an opening password',
      ole('EncryptionInfo', 'EncryptedPackage'),
      '申报书.docx',
      'word-encrypted',
    ],
    [
      'a file locked by encryption software',
      Buffer.from('b\x14#e\x01\x00E-SafeNet\x00\x00\x00LOCK\x00', 'latin1'),
      '申报书.docx',
      'word-encrypted',
    ],
    ['an RTF file', '{\\rtf1\\ansi 申报书}', '申报书.docx', 'word-rtf'],
    ['a web page', '<html><body>申报书</body></html>', '申报书.docx', 'word-not-word'],
    ['a web page under Word’s extension', '<html><body>申报书</body></html>', '申报书.doc', 'word-web-page'],
    [
      'one with a declaration',
      '\ufeff<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
      '申报书.doc',
      'word-web-page',
    ],
    ['one in UTF-16', Buffer.from('\ufeff<HTML xmlns:o="x">', 'utf16le'), '申报书.DOC', 'word-web-page'],
    [
      'a web archive',
      'From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="x"',
      '申报书.doc',
      'word-web-archive',
    ],
    [
      'a document in the XML of Word 2003',
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x"/>',
      '申报书.doc',
      'word-word-xml',
    ],
    ['a package as one XML file', '<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', '申报书.doc', 'word-word-xml'],
    ['an RTF file under Word’s extension', '{\\rtf1\\ansi 申报书}', '申报书.doc', 'word-rtf'],
    ['some other XML', '<?xml version="1.0"?><data/>', '申报书.doc', 'word-not-word'],
    ['a PDF', '%PDF-1.7\n', '申报书.docx', 'word-not-word'],
    ['an empty file', '', '申报书.docx', 'word-empty'],
  ])('%s', async (_what, content, name, code) => {
    expect(await refusalOf(content, name)).toBe(code)
  })

  test('a workbook, an OpenDocument text and any other ZIP are no Word files', async () => {
    const workbook = await zipOf({
      '_rels/.rels': rels({ officeDocument: 'xl/workbook.xml' }),
      'xl/workbook.xml':
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>',
    })
    const odt = await zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' })
    expect(await refusalOf(workbook)).toBe('word-not-word')
    expect(await refusalOf(odt)).toBe('word-not-word')
    expect(await refusalOf(await zipOf({ '照片.jpg': 'x' }))).toBe('word-not-word')
  })

  test('a file that is not there, and a folder', async () => {
    expect(await readWordFile(join(import.meta.dirname, 'nowhere.docx'))).toMatchObject({
      problem: { code: 'word-unreadable' },
    })
    expect(await readWordFile(import.meta.dirname)).toMatchObject({ problem: { code: 'word-unreadable' } })
  })
})

test('what Word opens and we don’t is opened by Word and saved as .docx', async () => {
  for (const content of ['<html>', '{\\rtf1', '<w:wordDocument>', 'MIME-Version: 1.0\nContent-Type: text/html']) {
    const read = await readWordFile(await scratch.write('申报书.doc', content))
    expect(read).toMatchObject({ problem: { message: expect.stringContaining('请用 Word 打开，另存为 .docx') } })
  }
})

test('bytes behind the end of the package are no damage', async () => {
  const file = await docx(paragraph('申报书'))
  for (const tail of ['\r\n', '\0'.repeat(100), 'x'.repeat(70_000)]) {
    const read = await readWordFile(await scratch.write('申报书.docx', Buffer.concat([file, Buffer.from(tail)])))
    expect(read).toMatchObject({ ok: true, value: { blocks: [{ text: '申报书' }] } })
  }
})

describe('damaged files are not half read', () => {
  test('a file cut short while copying', async () => {
    const whole = await readFile(sample)
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe('word-damaged')
    expect(await refusalOf(whole.subarray(0, 100))).toBe('word-damaged')
  })

  test('XML that is not well formed', async () => {
    const whole = documentXml(paragraph('申报书'))
    for (const broken of [
      whole.replace('</w:body>', ''),
      whole.slice(0, -20),
      whole.replace('<w:p>', '<q:p>').replace('</w:p>', '</q:p>'),
      whole.replace('申报书', '&nosuch;'),
      '',
    ]) {
      expect(await refusalOf(await docx('', { entries: { 'word/document.xml': broken } }))).toBe('word-damaged')
    }
    // 申报书 in GBK, as some programs write it whatever they declare.
    const gbk = Buffer.from(whole.replace('申报书', '\xc9\xea\xb1\xa8\xca\xe9'), 'latin1')
    expect(await refusalOf(await docx('', { entries: { 'word/document.xml': gbk } }))).toBe('word-damaged')
  })

  test('bytes that no longer match their checksum', async () => {
    const file = await docx(paragraph('申报书'))
    for (const crc of checksums(file, 'word/document.xml')) file.writeUInt32LE(0xdeadbeef, crc)
    expect(await refusalOf(file)).toBe('word-damaged')
  })

  test('two parts under one name', async () => {
    const file = await docx(paragraph('一'), { entries: { 'word/documenT.xml': documentXml(paragraph('二')) } })
    expect(await refusalOf(file)).toBe('word-damaged')
  })
})

describe('hostile files are stopped', () => {
  /** `noise` bytes of each MiB do not pack. */
  const bomb = (mebibytes: number, noise = 0) =>
    zipOf({
      '_rels/.rels': rels({ officeDocument: 'word/document.xml' }),
      'word/document.xml': Readable.from(
        (function* () {
          const chunk = Buffer.alloc(1024 * 1024, ' ')
          for (let i = 0; i < mebibytes; i++) yield Buffer.concat([chunk.subarray(noise), randomBytes(noise)])
        })(),
      ),
    })

  test('a ZIP bomb that admits its size', async () => {
    const file = await bomb(300)
    expect(file.length).toBeLessThan(1024 * 1024)
    expect(await refusalOf(file)).toBe('word-too-large')
  })

  test('a ZIP bomb that lies about its size', async () => {
    const file = await bomb(100, 20_000)
    file.writeUInt32LE(1000, directoryEntry(file, 'word/document.xml') + 24)
    expect(await refusalOf(file)).toBe('word-too-large')
  })

  test('a part packed far tighter than Word packs', async () => {
    expect(await refusalOf(await bomb(40))).toBe('word-too-large')
  })

  test('a bomb in a part that would not be read', async () => {
    const file = await docx(paragraph('申报书'), { entries: { 'word/media/image1.png': Buffer.alloc(10) } })
    file.writeUInt32LE(0xfffffff0, directoryEntry(file, 'word/media/image1.png') + 24)
    expect(await refusalOf(file)).toBe('word-too-large')
  })

  test('more entries than any document has', async () => {
    const file = await docx(paragraph('申报书'))
    const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
    for (const count of [8, 10]) file.writeUInt16LE(10_001, end + count)
    expect(await refusalOf(file)).toBe('word-too-large')
  })

  test('millions of tiny elements', async () => {
    // Words of varying length, so that the part does not look like a bomb.
    const xml = Array.from({ length: 2_100_000 }, (_, i) => (i % 40 ? '<w:p/>' : `<w:p w:x="${Math.sin(i)}"/>`)).join(
      '',
    )
    expect(await refusalOf(await docx(xml))).toBe('word-too-large')
  })

  test('a table of more cells than any book has', async () => {
    const wide = `<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(600)}</w:tr>`.repeat(100)}</w:tbl>`
    expect(await refusalOf(await docx(paragraph('申报书') + wide))).toBe('word-too-large')
  })

  test('a document type declaration with entities, in any part that is read', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`
    const external = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>`
    const file = (name: string, xml: string) => docx('', { entries: { [name]: xml } })
    expect(await refusalOf(await file('word/document.xml', laughs + documentXml('&b;').replace(/<\?.*\?>/, '')))).toBe(
      'word-hostile',
    )
    expect(await refusalOf(await file('word/document.xml', external + documentXml('').replace(/<\?.*\?>/, '')))).toBe(
      'word-hostile',
    )
    for (const part of ['_rels/.rels', 'word/_rels/document.xml.rels', 'word/styles.xml', 'word/numbering.xml']) {
      expect(await refusalOf(await file(part, `${laughs}<x/>`))).toBe('word-hostile')
    }
  })

  test('entry names that climb out of the package or start at a root', async () => {
    for (const name of ['../../evil.xml', '/etc/evil.xml', 'C:/w/evil.xml', 'w\\..\\..\\x.xml']) {
      const harmless = 'x'.repeat(Buffer.byteLength(name))
      const file = await docx(paragraph('申报书'), { entries: { [harmless]: 'x' } })
      expect(await refusalOf(renamed(file, harmless, name))).toBe('word-hostile')
    }
  })

  test('100,000 levels of nesting, in elements that are read and in those passed over', async () => {
    const nested = (name: string) => `<${name}>`.repeat(100_000) + `</${name}>`.repeat(100_000)
    expect(await refusalOf(await docx(nested('w:sdt')))).toBe('word-hostile')
    expect(await refusalOf(await docx(`<w:sectPr>${nested('w:x')}</w:sectPr>`))).toBe('word-hostile')
    expect(await refusalOf(await docx(paragraph('a', '<w:pStyle w:val="a"/>'), { styles: nested('w:style') }))).toBe(
      'word-hostile',
    )
  })
})

/** Where an entry's record in the central directory starts (APPNOTE 4.3.12). */
function directoryEntry(zip: Buffer, name: string): number {
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    if (zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString() === name) return at
  }
  throw new Error(`no entry ${name}`)
}

/** Where an entry's checksum stands: in the directory and in the entry's own header. */
function checksums(zip: Buffer, name: string): number[] {
  const directory = directoryEntry(zip, name)
  return [directory + 16, zip.readUInt32LE(directory + 42) + 14]
}

/** The same archive with one entry under another name of the same length. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(zip)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at)
  return copy
}
