import { PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'

/** What seal software does to a PDF: a signature field whose signature covers the file but for itself. */
export async function signed(pdf: Uint8Array): Promise<Buffer> {
  const document = await PDFDocument.load(pdf)
  const { context } = document
  // Numbers as wide as any that may come in their place.
  const open = PDFNumber.of(1_000_000_000)
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'adbe.pkcs7.detached',
      ByteRange: [0, open, open, open],
      Contents: PDFHexString.of('00'.repeat(512)),
    }),
  )
  const page = document.getPage(0)
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('样例电子印章'),
      V: signature,
      Rect: [0, 0, 0, 0],
      P: page.ref,
    }),
  )
  page.node.set(PDFName.of('Annots'), context.obj([field]))
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [field] }))
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }))
  const start = bytes.indexOf('/Contents <0000') + '/Contents '.length
  const end = bytes.indexOf('>', start) + 1
  const range = '[ 0 1000000000 1000000000 1000000000 ]'
  const filled = `[ 0 ${start} ${end} ${bytes.length - end} ]`.padEnd(range.length)
  bytes.write(filled, bytes.indexOf(range), 'latin1')
  return bytes
}

/** The file with another object after its end, as PDF editors add what was changed: a text, or another seal's signature. */
export function addedTo(pdf: Buffer, what: 'a text' | 'sealed again' = 'a text'): Buffer {
  const text = pdf.toString('latin1')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]
  const [root] = /\/Root \d+ \d+ R/.exec(text) ?? []
  const number = Number(/\/Size (\d+)/.exec(text)?.[1])
  const [head, value] =
    what === 'a text' ? ['', '(added)'] : ['<< /Type /Sig /ByteRange [0 AAAAAA BBBBBB CCCCCC] /Contents ', '<0000>']
  const object = `\n${number} 0 obj\n${head}${value}${head && ' >>'}\nendobj\n`
  const table = `xref\n${number} 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<< /Size ${number + 1} ${root} /Prev ${previous} >>\n`
  const added = `${object}${table}${trailer}startxref\n${pdf.length + object.length}\n%%EOF\n`
  const start = pdf.length + added.indexOf(value)
  const end = start + value.length
  const range = { AAAAAA: start, BBBBBB: end, CCCCCC: pdf.length + added.length - end }
  const filled = added.replace(/AAAAAA|BBBBBB|CCCCCC/g, (place) =>
    String(range[place as keyof typeof range]).padStart(6, '0'),
  )
  return Buffer.concat([pdf, Buffer.from(filled, 'latin1')])
}
