import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block } from '../../../../../src-domain/intake/word-document.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import {
  cell,
  type DocxParts,
  docx,
  graphic,
  paragraph,
  picture,
  row,
  run,
  scratchFolder,
  table,
} from '../../../../support/docx.ts'
import { pngOf, turnedJpeg } from '../../making/book/sample-files.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function blocksOf(xml: string, parts?: DocxParts): Promise<readonly Block[]> {
  const read = await readWordFile(await scratch.write('申报书.docx', await docx(xml, parts)))
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.blocks
}

async function textsOf(xml: string, parts?: DocxParts): Promise<string[]> {
  return (await blocksOf(xml, parts)).map((block) => (block.kind === 'paragraph' ? block.text : '[table]'))
}

const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

test('tracked deletions are gone and tracked insertions are text', async () => {
  const changed =
    run('注册资本') +
    '<w:del w:id="1"><w:r><w:delText>8000</w:delText></w:r></w:del>' +
    `<w:ins w:id="2">${run('12000')}</w:ins>` +
    `<w:moveFrom w:id="3">${run('移走')}</w:moveFrom><w:moveTo w:id="4">${run('万元')}</w:moveTo>`
  expect(await textsOf(paragraph(changed))).toEqual(['注册资本12000万元'])
})

test('a deleted paragraph end joins the paragraph to the next one', async () => {
  const deletedEnd = '<w:rPr><w:del w:id="1"/></w:rPr>'
  expect(
    await textsOf(paragraph('上海样例', deletedEnd) + paragraph('泵业集团') + paragraph('末', deletedEnd)),
  ).toEqual(['上海样例泵业集团', '末'])
})

test('former properties kept by tracked changes say nothing', async () => {
  const [block] = await blocksOf(
    paragraph(
      '正文',
      '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
    ),
  )
  expect(block).toEqual({ kind: 'paragraph', text: '正文', numbered: false, contentsLine: false })
})

test('breaks, tabs and hyphens become plain characters', async () => {
  const content =
    '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:tab/><w:t>021</w:t><w:noBreakHyphen/><w:t>6400</w:t><w:softHyphen/><w:t>0000</w:t></w:r>'
  expect(await textsOf(paragraph(content, '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'))).toEqual([
    '甲\n乙\n丙\t021-64000000',
  ])
})

test('of content written in two forms one is read', async () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`
  const alternate = (requires: string) =>
    `<w:r><mc:AlternateContent xmlns:new="urn:unknown"><mc:Choice Requires="${requires}"><w:drawing><wps:wsp><wps:txbx>${box('新式')}</wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox>${box('旧式')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  expect(await textsOf(paragraph(`${run('前')}${alternate('wps')}${run('后')}`))).toEqual(['前后', '新式'])
  expect(await textsOf(paragraph(alternate('wps new')))).toEqual(['', '旧式'])
})

test('a text box is read after the paragraph it hangs on, tables included', async () => {
  const shape = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('申报单位')}${table([row([cell('内')])])}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
  expect(await textsOf(paragraph(`${shape}${run('封面')}`) + paragraph('正文'))).toEqual([
    '封面',
    '申报单位',
    '[table]',
    '正文',
  ])
  const [inCell] = await blocksOf(table([row([cell(paragraph(`${run('格')}${shape}`))])]))
  expect(inCell).toMatchObject({ cells: [{ text: '格\n申报单位', tables: [{ cells: [{ text: '内' }] }] }] })
})

const chart = graphic('openxmlformats.org/drawingml/2006/chart')

test('pictures and what else is drawn stand where they are, text boxes and what does not show do not', async () => {
  const shape = graphic(
    'microsoft.com/office/word/2010/wordprocessingShape',
    `<wps:wsp><wps:txbx><w:txbxContent>${paragraph(`${run('框')}${chart}`)}</w:txbxContent></wps:txbx></wps:wsp>`,
  )
  const object = '<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>'
  const twoForms = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${chart}</mc:Choice><mc:Fallback>${object}</mc:Fallback></mc:AlternateContent></w:r>`
  const places = async (xml: string) =>
    (await blocksOf(xml)).map((block) =>
      (block.kind === 'paragraph' ? block : block.cells[0])?.pictures?.map((p) => [p.at, p.unprintable]),
    )

  expect(await places(paragraph(run('文字')) + paragraph(chart + run('字') + object))).toEqual([
    undefined,
    [
      [0, 'chart'],
      [1, 'object'],
    ],
  ])
  expect(await places(paragraph(twoForms))).toEqual([[[0, 'chart']]])
  expect(await places(paragraph(shape))).toEqual([undefined, [[1, 'chart']]])
  expect(await places(table([row([cell(paragraph(run('格')) + paragraph(chart) + paragraph(chart))])]))).toEqual([
    [
      [2, 'chart'],
      [3, 'chart'],
    ],
  ])
  expect(await places(paragraph(`<w:del w:id="1">${chart}</w:del>${run('留')}`))).toEqual([undefined])
  const joined = paragraph(run('前') + chart, '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph('后')
  expect(await places(joined)).toEqual([[[1, 'chart']]])
  const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${chart}</w:sdtContent></w:sdt>`
  expect(await places(paragraph(prompt))).toEqual([undefined])
})

test('a picture is told by its content, wherever its part lies, with the width it has on the page', async () => {
  const png = pngOf(30, 20)
  const emf = Buffer.alloc(100)
  emf.write(' EMF', 40, 'latin1')
  const vml = (id: string, around: 'pict' | 'group' = 'pict') => {
    const shape = `<v:shape style="width:72pt;height:36pt"><v:imagedata r:id="${id}"/></v:shape>`
    return `<w:r><w:pict>${around === 'group' ? `<v:group>${shape}</v:group>` : shape}</w:pict></w:r>`
  }
  const group = graphic(
    'microsoft.com/office/word/2010/wordprocessingGroup',
    '<pic:pic><pic:blipFill><a:blip r:embed="png"/></pic:blipFill></pic:pic>',
  )
  const linked = picture('png').replace('r:embed="png"', 'r:link="png"')
  const body = [
    ...[picture('png', 3_600_000), picture('jpg', 36_000, 'anchor') + run('字'), picture('gif'), picture('webp')],
    ...[vml('png'), vml('png', 'group'), group, linked, picture('outside'), picture('emf'), picture('bmp')],
    picture('png', 36_000, 'inline', '<a:srcRect l="25000" b="10000" r="-5000"/>'),
    vml('png').replace('<v:imagedata', '<v:imagedata cropleft="16384f" croptop=".5"'),
    ...[picture('noise'), picture('missing'), picture('huge'), picture('bomb')],
  ]
  const huge = Buffer.from(png)
  huge.writeUInt32BE(60_000, 16)
  huge.writeUInt32BE(60_000, 20)
  // A picture whose head is itself altered is broken, whatever size it claims.
  huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29)
  const blocks = await blocksOf(body.map((content) => paragraph(content)).join(''), {
    pictures: {
      png: ['一.png', png],
      jpg: ['2.png', turnedJpeg()],
      gif: ['3.emf', Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64')],
      webp: ['4.webp', Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')],
      outside: 'https://example.com/a.png',
      emf: ['5.png', emf],
      bmp: ['6.png', Buffer.from('BM'.padEnd(60))],
      noise: ['7.png', Buffer.from('样例'.repeat(20))],
      huge: ['8.png', huge],
      bomb: ['9.png', Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)])],
    },
  })
  expect(blocks.flatMap((b) => (b.kind === 'paragraph' ? (b.pictures ?? []) : []))).toEqual([
    { part: 'word/media/一.png', type: 'png', at: 0, width: 100 },
    { part: 'word/media/2.png', type: 'jpg', at: 1, width: 1 },
    { part: 'word/media/3.emf', type: 'gif', at: 0 },
    { part: 'word/media/4.webp', type: 'webp', at: 0 },
    { part: 'word/media/一.png', type: 'png', at: 0, width: 25.4 },
    { unprintable: 'drawing', at: 0, width: 25.4 },
    { unprintable: 'drawing', at: 0 },
    { unprintable: 'linked', at: 0 },
    { unprintable: 'linked', at: 0 },
    { unprintable: 'metafile', at: 0 },
    { unprintable: 'format', at: 0 },
    { part: 'word/media/一.png', type: 'png', at: 0, width: 1, crop: { left: 0.25, top: 0, right: 0, bottom: 0.1 } },
    { part: 'word/media/一.png', type: 'png', at: 0, width: 25.4, crop: { left: 0.25, top: 0.5, right: 0, bottom: 0 } },
    { unprintable: 'broken', at: 0 },
    { unprintable: 'broken', at: 0 },
    { unprintable: 'too-large', at: 0 },
    { unprintable: 'too-large', at: 0 },
  ])
})

test('fields show their results, however they are nested', async () => {
  const page = field(' PAGE ', run('7'))
  expect(await textsOf(paragraph(run('第') + field(` IF ${page} > 1 `, run('七')) + run('页')))).toEqual(['第七页'])
  expect(
    await textsOf(paragraph(`<w:fldSimple w:instr=" AUTHOR ">${run('张样例')}</w:fldSimple>${run('填')}`)),
  ).toEqual(['张样例填'])
  const [inCell] = await blocksOf(table([row([cell(paragraph(field(' FORMTEXT ', run('12000'))))])]))
  expect(inCell).toMatchObject({ cells: [{ text: '12000' }] })
})

test('a field that never ends takes no later text with it', async () => {
  const broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
  expect(await textsOf(paragraph(broken) + paragraph('还在'))).toEqual(['', '还在'])
})

test('a legacy drop-down shows the chosen entry', async () => {
  const list = (state: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>${state}<w:listEntry w:val="国有"/><w:listEntry w:val="民营"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  expect(await textsOf(paragraph(list('<w:result w:val="1"/>') + run('企业')))).toEqual(['民营企业'])
  expect(await textsOf(paragraph(list('')))).toEqual(['国有'])
})

test('wrappers do not hide their text, and what is not text adds none', async () => {
  const content =
    `<w:hyperlink>${run('官网')}</w:hyperlink><w:smartTag>${run('上海')}</w:smartTag><w:customXml>${run('徐汇')}</w:customXml>` +
    '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yáng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>样</w:t></w:r></w:rubyBase></w:ruby></w:r>' +
    '<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:footnoteReference w:id="2"/></w:r><w:bookmarkStart w:id="1" w:name="_Toc1"/>'
  expect(await textsOf(paragraph(content))).toEqual(['官网上海徐汇样x=1'])
})

test('hidden text is left out, whether hidden directly or by a style', async () => {
  const styles =
    '<w:style w:type="character" w:styleId="c"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="p"><w:name w:val="z-窗体顶端"/><w:basedOn w:val="q"/></w:style><w:style w:type="paragraph" w:styleId="q"><w:rPr><w:vanish/></w:rPr></w:style>'
  const content =
    run('见') +
    run('隐', '<w:vanish/>') +
    run('也', '<w:vanish w:val="0"/>') +
    run('隐', '<w:rStyle w:val="c"/>') +
    run('显', '<w:rStyle w:val="c"/><w:vanish w:val="false"/>')
  expect(await textsOf(paragraph(content) + paragraph('窗体顶端', '<w:pStyle w:val="p"/>'), { styles })).toEqual([
    '见也显',
    '',
  ])
})

test('the prompt of a control nobody filled in is not an answer', async () => {
  const control = (properties: string, text: string) =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`
  expect(await textsOf(paragraph(run('名称：') + control('<w:showingPlcHdr/>', '单击此处输入文字。')))).toEqual([
    '名称：',
  ])
  expect(await textsOf(paragraph(run('名称：') + control('<w:text/>', '样例泵业')))).toEqual(['名称：样例泵业'])
})
