import { afterAll, expect, test } from 'vitest'
import { outline, platformRows, table } from '../../../../src-domain/intake/forms.ts'
import { cell, documentXml, graphic, paragraph, rels, row, run, table as wordTable } from '../../../../support/docx.ts'
import { bodyXml } from '../../../desk/intake/intake-folder.ts'
import { formFiles } from './form-files.ts'

/* What is drawn over a form without being anchored in the cell it lies on. */

const { remove, readXml } = await formFiles()
afterAll(remove)

/** A choice without its tick and a text not filled in; the rest is. */
const form = bodyXml(table(...platformRows))
  .replace('☑ 第三方', '□ 第三方')
  .replace('https://p.example.com', '')
const text = bodyXml(outline('platform'))
const pageBreak = '<w:r><w:br w:type="page"/></w:r>'

type Drawn = {
  top?: number | 'center'
  from?: string
  left?: number
  size?: readonly [number, number]
  hidden?: boolean
}
type Content = readonly [uri: string, inside: string]
const shape: Content = ['microsoft.com/office/word/2010/wordprocessingShape', '<wps:wsp/>']
const ink: Content = ['microsoft.com/office/word/2010/wordprocessingInk', '']
const chart: Content = ['openxmlformats.org/drawingml/2006/chart', '']
const picture: Content = ['openxmlformats.org/drawingml/2006/picture', '<pic:pic/>']

/** A run with something that floats; millimetres. */
function drawn(
  [uri, inside]: Content,
  { top = 100, from = 'page', left = 0, size = [5, 5], hidden }: Drawn = {},
): string {
  const [width, height] = size
  const offset = top === 'center' ? `<wp:align>${top}</wp:align>` : `<wp:posOffset>${top * 36_000}</wp:posOffset>`
  const head = `<wp:positionH relativeFrom="column"><wp:posOffset>${left * 36_000}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="${from}">${offset}</wp:positionV><wp:extent cx="${width * 36_000}" cy="${height * 36_000}"/><wp:docPr id="1"${hidden ? ' hidden="1"' : ''}/>`
  return graphic(uri, inside, (content) => `<wp:anchor>${head}${content}</wp:anchor>`)
}
const old = (style: string, shape = '<v:oval style="STYLE"/>') =>
  `<w:r><w:pict>${shape.replace('STYLE', `position:absolute;${style}`)}</w:pict></w:r>`
const word = (words: string): Content => [
  shape[0],
  `<wps:wsp><wps:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:txbx></wps:wsp>`,
]
const before = (content: string, properties = '') => paragraph(run('') + content, properties) + form + text
const behind = (content: string) => form + paragraph(run('') + content) + text
const styles =
  '<w:style w:type="paragraph" w:styleId="New"><w:name w:val="New"/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>'
const down = { from: 'paragraph', top: 60 } as const
const seal = { from: 'paragraph', top: -20, size: [42, 42] } as const
const sectionBehind = (type: string) => `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`

test.each([
  ['an oval before the form', before(drawn(shape))],
  ['one that reaches down to it', before(drawn(shape, down))],
  ['on the page a break begins', before(pageBreak + drawn(shape))],
  ['in a section that goes on on the page', before(drawn(shape), '<w:sectPr/>') + sectionBehind('continuous')],
  ['somewhere on the page', before(drawn(shape, { top: 'center' }))],
  ['anchored behind the form', behind(drawn(shape))],
  ['reaching up into it', behind(drawn(shape, { from: 'line', top: -80 }))],
  ['ink', behind(drawn(ink))],
  ['a picture of a tick', before(drawn(picture))],
  ['words in a text box', before(drawn(word('https://a.example.com')))],
  ['an old oval', before(old('margin-top:300pt;width:12pt;height:12pt;mso-position-vertical-relative:page'))],
  ['an old group', behind(old('margin-top:-300pt;width:12pt;height:9pt', '<v:group style="STYLE"/>'))],
  ['an old shape', behind(old('margin-top:-300pt;width:12pt;height:9pt', '<v:shape style="STYLE"/>'))],
])('%s: what is empty may be there', async (_, xml) => {
  const { value, messages } = await readXml(xml)
  const doubt = { value: '', certainty: 'unsure', note: expect.stringContaining('表格上浮着图形') }
  expect([value('platformType'), value('website')]).toMatchObject([doubt, doubt])
  expect(value('operatorNature')).toEqual({ value: '企业', certainty: 'sure', note: '' })
  // What is filled in may have been changed by it anywhere: that is said once.
  expect(messages).toContain('表2所在的页上浮着图形、图片或墨迹')
})

const inCell = (of: string, content: string) => form.replace(run(of), run(of) + content) + text

test.each([
  ['ink', drawn(ink, down)],
  ['a picture', drawn(picture, down)],
  ['a shape', drawn(shape, down)],
  ['an old oval', old('margin-top:170pt;width:12pt;height:12pt')],
])('%s that was moved down from another cell may change what is filled in there', async (_, content) => {
  const { value, messages } = await readXml(inCell('协同制造', content))
  const doubt = { certainty: 'unsure', note: expect.stringContaining('格上浮着图形、图片或墨迹') }
  // Sixty millimetres lower at most stands the thirteenth row from there, and one of a form is no higher than a few lines.
  expect(value('operatorNature')).toMatchObject({ value: '企业', ...doubt })
  expect(value('email')).toMatchObject({ value: 'p@example.com', ...doubt })
  expect(value('platformType')).toMatchObject({ value: '', certainty: 'unsure' })
  for (const above of ['name', 'business']) expect(value(above)).toMatchObject({ certainty: 'sure' })
  expect(messages).not.toContain('浮着图形')
})

test('what was moved up, or beside its cell, may change what stands there; what stays in its cell changes nothing else', async () => {
  const doubtful = async (content: string) => {
    const { values } = await readXml(inCell('经理', content))
    return values.filter((v) => v.certainty === 'unsure' && v.value !== '').map((v) => v.key)
  }
  expect(await doubtful(drawn(ink, { from: 'paragraph', top: -20, size: [20, 5] }))).toEqual(
    expect.arrayContaining(['operator', 'industry', 'legalRepresentative']),
  )
  expect(await doubtful(drawn(ink, { from: 'paragraph', top: 0, left: -40, size: [20, 4] }))).toEqual(
    expect.arrayContaining(['contact', 'position']),
  )
  expect(await doubtful(drawn(ink, { from: 'paragraph', top: 0, size: [20, 4] }))).toEqual(['position'])
  expect(await doubtful(drawn(picture, seal))).toEqual([])
})

test.each([
  ['nothing', form + text],
  ['a logo at the head', before(drawn(picture, { top: 6, size: [20, 8] }))],
  ['one above a title', paragraph(drawn(picture, { ...down, top: -10, size: [30, 12] })) + before(run('申报书'))],
  ['a line below a title', before(run('表2') + drawn(shape, { from: 'paragraph', top: 4, size: [150, 0] }))],
  ['an oval on the cover', before(drawn(shape) + pageBreak)],
  ['on the page before', paragraph(drawn(shape)) + before(run('表2'), '<w:pageBreakBefore/>')],
  ['on the page before one its style begins', paragraph(drawn(shape)) + before(run('表2'), '<w:pStyle w:val="New"/>')],
  ['before a break Word has laid out', before(`${drawn(shape)}<w:r><w:lastRenderedPageBreak/></w:r>`)],
  ['in the section before', before(drawn(shape), '<w:sectPr/>') + sectionBehind('nextPage')],
  ['below the form', behind(drawn(shape, { ...down, top: 5 }))],
  ['on the page behind', behind(pageBreak + drawn(shape))],
  ['in the foot of the page', behind(drawn(shape, { from: 'bottomMargin' }))],
  ['a chart', behind(drawn(chart))],
  ['hidden', before(drawn(shape, { hidden: true }))],
  ['a seal', behind(run('申报单位：') + drawn(picture, seal))],
  ['a signature', behind(run('法人代表（签字）：') + drawn(picture, { ...seal, top: -6, size: [25, 10] }))],
  ['an old line in its place', before(old('margin-top:1pt;width:12pt;height:9pt'))],
])('%s: empty is empty', async (_, xml) => {
  const { value } = await readXml(xml, { styles })
  const empty = { value: '', certainty: 'sure' }
  expect([value('platformType'), value('website')]).toMatchObject([empty, empty])
})

test('a tick in a table that floats may be that of any choice', async () => {
  const floating = wordTable([row([cell('√')])]).replace('<w:tblPr/>', '<w:tblPr><w:tblpPr w:tblpY="9000"/></w:tblPr>')
  const { value } = await readXml(floating + form + text)
  expect(value('platformType')).toMatchObject({ certainty: 'unsure', note: expect.stringContaining('单独的勾') })
  expect(value('website')).toMatchObject({ value: '', certainty: 'sure' })
})

test('a mark in the header lies on every page, a logo or a line for binding there is none', async () => {
  const headerOf = (content: string) =>
    documentXml(paragraph(content))
      .replaceAll('w:document', 'w:hdr')
      .replace(/<\/?w:body>/g, '')
  const withHeader = async (header: string) => {
    const entries = {
      'word/_rels/document.xml.rels': rels({ styles: 'styles.xml', numbering: 'numbering.xml', header: 'header1.xml' }),
      'word/header1.xml': header,
    }
    const { value } = await readXml(form + text, { entries })
    return [value('platformType'), value('website')]
  }
  const doubt = { value: '', certainty: 'unsure', note: expect.stringContaining('表格上浮着图形') }
  for (const mark of [drawn(shape), drawn(ink, { from: 'margin', top: 40 }), drawn(picture, down)]) {
    expect(await withHeader(headerOf(mark))).toMatchObject([doubt, doubt])
  }
  const empty = { value: '', certainty: 'sure' }
  const logo = drawn(picture, { top: 8, size: [25, 20] })
  const binding = drawn(shape, { top: 20, size: [0, 250] })
  const watermark = drawn(picture, { top: 90, size: [150, 60] })
  for (const printed of [logo, binding, watermark, drawn(shape, { ...down, top: -5 }), run('申报书')]) {
    expect(await withHeader(headerOf(printed))).toMatchObject([empty, empty])
  }
  expect(await withHeader(headerOf(drawn(shape)).slice(0, -20))).toMatchObject([empty, empty])
})
