import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib'

/** PDFs as other programs leave them: what viewers show of them is not what stands in them plainly. */

type Field = Readonly<Record<string, unknown>> & { readonly Rect: readonly number[] }

/** Puts form fields on the first page that have no appearance of their own; viewers draw what is filled in. */
export function addFields(document: PDFDocument, fields: readonly Field[]): void {
  const { context } = document
  const font = context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })
  const references = fields.map((field) =>
    context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', F: 4, ...field } as never)),
  )
  const page = document.getPage(0)
  const annotations = page.node.Annots() ?? PDFArray.withContext(context)
  for (const reference of references) annotations.push(reference)
  page.node.set(PDFName.of('Annots'), annotations)
  const form = { Fields: references, DR: { Font: { Helv: font } }, DA: PDFString.of('/Helv 12 Tf 0 g') }
  document.catalog.set(PDFName.of('AcroForm'), context.obj(form as never))
}

/** Lines of letters, each pulled askew by a number of its own, as damage to a matrix of text does. */
export function addPulledText(document: PDFDocument, lines: number): void {
  const { node } = document.getPage(0)
  const { context } = document
  const line = (i: number) => `BT 0 1 ${400 - 5 * i} 1 80 740 Tm (ABCDEFGHIJKLMNOPQRSTUVWXYZ) Tj ET`
  const content = ['/Pulled 11 Tf', ...Array.from({ length: lines }, (_, i) => line(i))].join('\n')
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }))
  node.setFontDictionary(PDFName.of('Pulled'), font)
  node.addContentStream(context.register(context.stream(content)))
}

const text = (value: string) => PDFString.of(value)
const look = PDFString.of('/Helv 12 Tf 0 g')

/** One of each kind of field, filled in. */
export const filledFields: readonly Field[] = [
  { FT: 'Tx', T: text('line'), V: text('Filled in'), DA: look, Rect: [72, 700, 272, 720] },
  { FT: 'Tx', T: text('lines'), Ff: 4096, V: text('First\nsecond'), DA: look, Rect: [72, 640, 272, 690] },
  { FT: 'Tx', T: text('comb'), Ff: 1 << 24, MaxLen: 6, V: text('ABCD'), DA: look, Rect: [72, 600, 272, 620] },
  { FT: 'Tx', T: text('code'), V: PDFHexString.of('FEFF00390031'), DA: look, Rect: [300, 700, 500, 720] },
  { FT: 'Btn', T: text('tick'), V: 'Yes', AS: 'Yes', MK: { CA: text('4'), BC: [0] }, Rect: [72, 560, 90, 578] },
  {
    FT: 'Ch',
    T: text('choice'),
    Ff: 1 << 17,
    V: text('B'),
    Opt: [text('A'), text('B')],
    DA: look,
    Rect: [72, 520, 272, 540],
  },
]

/** Filled in with what a viewer shows in a typeface of the computer it runs on. */
export const chineseField: Field = {
  FT: 'Tx',
  T: text('name'),
  V: PDFHexString.fromText('样例泵业'),
  DA: PDFString.of('/SimSun 12 Tf 0 g'),
  Rect: [300, 640, 500, 660],
}

/** Of the same, what is not to be seen, and what is not filled in. */
export const unseenFields: readonly Field[] = [
  { FT: 'Tx', T: text('hidden'), F: 6, V: text('HIDDEN'), DA: look, Rect: [72, 480, 272, 500] },
  { FT: 'Tx', T: text('empty'), DA: look, Rect: [72, 440, 272, 460] },
  { FT: 'Sig', T: text('unsigned'), Rect: [72, 380, 272, 430] },
]

/** The page tree of a program that leaves out what every viewer can do without. */
export function leaveOutTypes(document: PDFDocument): void {
  const dictionaries: PDFDict[] = [
    document.catalog,
    document.catalog.Pages(),
    ...document.getPages().map((p) => p.node),
  ]
  for (const dictionary of dictionaries) dictionary.delete(PDFName.of('Type'))
}

const [kids, count, parent] = [PDFName.of('Kids'), PDFName.of('Count'), PDFName.of('Parent')]

/** As programs leave a page tree that have joined, cut or repaired a file. */
export const oddTrees = {
  says: (pages: number) => (document: PDFDocument) => {
    document.catalog.Pages().set(count, PDFNumber.of(pages))
  },
  /** Its pages two by two under nodes that say `pages` each, what they all have in common said once at the root. */
  nested: (pages: number, said: number) => (document: PDFDocument) => {
    const { catalog, context } = document
    const leaves = catalog.Pages().Kids().asArray()
    const root = catalog.Pages()
    const nodes = [leaves.slice(0, 2), leaves.slice(2)].map((own) => {
      const node = context.register(
        context.obj({ Type: 'Pages', Parent: catalog.get(PDFName.of('Pages')), Count: pages }),
      )
      context.lookup(node, PDFDict).set(kids, context.obj(own))
      for (const leaf of own) context.lookup(leaf, PDFDict).set(parent, node)
      return node
    })
    root.set(kids, context.obj(nodes))
    root.set(count, PDFNumber.of(said))
    root.set(PDFName.of('Rotate'), PDFNumber.of(90))
  },
  silent: (document: PDFDocument) => {
    document.catalog.Pages().delete(count)
  },
  ring: (document: PDFDocument) => {
    const root = document.catalog.get(PDFName.of('Pages'))
    if (root) document.catalog.Pages().Kids().insert(1, root)
  },
  /** A first page that is its own parent: what it inherits is looked for in it again and again. */
  ownParent: (document: PDFDocument) => {
    const { node, ref } = document.getPage(0)
    node.set(parent, ref)
    node.delete(PDFName.of('Rotate'))
  },
  withoutOne: (document: PDFDocument) => {
    document.catalog.Pages().Kids().set(1, PDFNull)
  },
}

/** Files in one PDF whose only page asks for a program that shows them. */
export async function makePortfolio(document: PDFDocument): Promise<void> {
  await document.attach(new TextEncoder().encode('%PDF-1.7'), '合同.pdf')
  document.catalog.set(PDFName.of('Collection'), document.context.obj({ Type: 'Collection', View: 'D' }))
}

/** A file behind a paper clip on the first page. */
export function pinFile(document: PDFDocument): void {
  const { context } = document
  const EF = { F: context.register(context.stream('x', { Type: 'EmbeddedFile' })) }
  const FS = { Type: 'Filespec', F: PDFString.of('清单.xlsx'), EF }
  const clip = { Type: 'Annot', Subtype: 'FileAttachment', F: 4, Rect: [72, 700, 92, 720], FS }
  document.getPage(0).node.set(PDFName.of('Annots'), context.obj([clip] as never))
}

/** A form that Adobe's programs draw from XML. */
export function makeDynamicForm(document: PDFDocument): void {
  const { context } = document
  const template = context.register(context.stream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'))
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [], XFA: template }))
  document.catalog.set(PDFName.of('NeedsRendering'), context.obj(true))
}

const instead = ['null', 'true', '[]', '<<>>', '(x)', '/N', '-1', '99999999', '0 0 R', '3 0 R', '[1 0 R]', '']
const token = /\/[A-Za-z0-9]+|\d+ 0 R|\[[^\]]{0,40}\]|<<|>>|-?\d+(?:\.\d+)?/g

/** Copies of a PDF with one to three things in them changed by chance, the same ones every time. */
export function mutated(bytes: Uint8Array, count: number): Uint8Array[] {
  let seed = 20231110
  const below = (most: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return Math.floor((seed / 0x80000000) * most)
  }
  return Array.from({ length: count }, () => {
    let content = Buffer.from(bytes).toString('latin1')
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const tokens = [...content.matchAll(token)]
      const { index, 0: found } = tokens[below(tokens.length)] ?? { index: 0, 0: '' }
      content = content.slice(0, index) + instead[below(instead.length)] + content.slice(index + found.length)
    }
    return Buffer.from(content, 'latin1')
  })
}
