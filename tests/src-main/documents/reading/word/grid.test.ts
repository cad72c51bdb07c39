import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Table } from '../../../../../src-domain/intake/word-document.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { cell, documentXml, docx, paragraph, row, run, scratchFolder, table } from '../../../../support/docx.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function tableOf(xml: string): Promise<Table> {
  const read = await readWordFile(await scratch.write('申报书.docx', await docx(xml)))
  if (!read.ok) throw new Error(read.problem.code)
  const found = read.value.blocks.find((block) => block.kind === 'table')
  if (!found) throw new Error('no table')
  return found
}

/** `text@row,column rowSpan×columnSpan` */
function places(grid: Table): string[] {
  return grid.cells.map((c) => `${c.text}@${c.row},${c.column} ${c.rowSpan}×${c.columnSpan}`)
}

const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`
const restart = '<w:vMerge w:val="restart"/>'
const goOn = '<w:vMerge/>'

test('merged cells take their true places in the grid, each once', async () => {
  const grid = await tableOf(
    table([
      row([cell('一、企业基本情况', span(4))]),
      row([cell('财务', restart), cell('年份'), cell('2021'), cell('2022')]),
      row([cell('', goOn), cell('收入', span(2) + restart), cell('34')]),
      row([cell('', '<w:vMerge w:val="continue"/>'), cell('', span(2) + goOn), cell('35')]),
    ]),
  )
  expect(grid.rowCount).toBe(4)
  expect(grid.columnCount).toBe(4)
  expect(places(grid)).toEqual([
    '一、企业基本情况@0,0 1×4',
    '财务@1,0 3×1',
    '年份@1,1 1×1',
    '2021@1,2 1×1',
    '2022@1,3 1×1',
    '收入@2,1 2×2',
    '34@2,3 1×1',
    '35@3,3 1×1',
  ])
})

test('a continuation with nothing to continue is a cell of its own', async () => {
  const grid = await tableOf(
    table([
      row([cell('甲', goOn), cell('乙', restart), cell('丙')]),
      row([cell('丁'), cell('戊', span(2) + goOn)]),
      row([cell('己'), cell('庚'), cell('辛', goOn)]),
    ]),
  )
  expect(places(grid)).toEqual([
    '甲@0,0 1×1',
    '乙@0,1 1×1',
    '丙@0,2 1×1',
    '丁@1,0 1×1',
    '戊@1,1 1×2',
    '己@2,0 1×1',
    '庚@2,1 1×1',
    '辛@2,2 1×1',
  ])
})

test('cells merged by the older hMerge form one area', async () => {
  const merge = (value: string) => `<w:hMerge w:val="${value}"/>`
  const grid = await tableOf(
    table([
      row([cell('标题', merge('restart')), cell('', merge('continue')), cell('', '<w:hMerge/>')]),
      row([cell('a'), cell('b'), cell('c')]),
    ]),
  )
  expect(places(grid)).toEqual(['标题@0,0 1×3', 'a@1,0 1×1', 'b@1,1 1×1', 'c@1,2 1×1'])
})

test('columns left out before and after a row keep the others in place', async () => {
  const grid = await tableOf(
    table([
      row([cell('a'), cell('b'), cell('c'), cell('d')]),
      row([cell('x')], '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'),
      row([cell('y')]),
    ]),
  )
  expect(grid.columnCount).toBe(4)
  expect(places(grid).slice(4)).toEqual(['x@1,2 1×1', 'y@2,0 1×1'])
})

test('a table inside a cell is kept apart from the cell’s text', async () => {
  const inner = table([row([cell('股东'), cell('比例')])])
  const grid = await tableOf(table([row([cell(paragraph('出资情况') + inner + paragraph('合计'))])]))
  const [outer] = grid.cells
  expect(outer?.text).toBe('出资情况\n合计')
  expect(outer?.tables.map(places)).toEqual([['股东@0,0 1×1', '比例@0,1 1×1']])
})

test('content controls around rows, cells and paragraphs change nothing', async () => {
  const control = (content: string) =>
    `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const grid = await tableOf(
    control(
      table([
        control(row([cell('a'), control(cell('b', restart))])),
        row([cell(control(paragraph(control(run('c'))))), cell('', goOn)]),
      ]),
    ),
  )
  expect(places(grid)).toEqual(['a@0,0 1×1', 'b@0,1 2×1', 'c@1,0 1×1'])
})

test('rows and cells whose deletion is tracked are gone', async () => {
  const grid = await tableOf(
    table([
      row([cell('留下')]),
      row([cell('删去')], '<w:del w:id="1"/>'),
      row([cell('新增')], '<w:ins w:id="2"/>'),
      row([cell('旧', '<w:cellDel w:id="3"/>'), cell('新')]),
    ]),
  )
  expect(places(grid)).toEqual(['留下@0,0 1×1', '新增@1,0 1×1', '新@2,0 1×1'])
})

test('absurd spans cannot blow up the grid', async () => {
  const grid = await tableOf(
    table([row([cell('宽', span(2_147_483_647)), cell('负', span(-3)), cell('空', '<w:gridSpan/>')])]),
  )
  expect(grid.columnCount).toBeLessThan(2000)
  expect(grid.cells.map((c) => c.text)).toEqual(['宽', '负', '空'])
})

test('strict documents and other prefixes read like the usual ones', async () => {
  const xml = documentXml(table([row([cell('收入', span(2)), cell('34')])]) + paragraph('完'))
  const variants = [
    xml,
    xml.replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    ),
    xml.replaceAll('w:', 'ns0:').replace('xmlns:w=', 'xmlns:ns0='),
    xml
      .replace('<w:body>', '<x:body xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">')
      .replace('</w:body>', '</x:body>'),
  ]
  const read = await Promise.all(
    variants.map(async (variant) =>
      readWordFile(await scratch.write('a.docx', await docx('', { entries: { 'word/document.xml': variant } }))),
    ),
  )
  const [usual] = read
  expect(usual).toMatchObject({ ok: true, value: { blocks: [{ kind: 'table', columnCount: 3 }, { text: '完' }] } })
  for (const other of read) expect(other).toEqual(usual)
})

test('UTF-16 parts are read', async () => {
  const xml = documentXml(paragraph('上海样例泵业')).replace('UTF-8', 'UTF-16')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')])
  const read = await readWordFile(
    await scratch.write('a.docx', await docx('', { entries: { 'word/document.xml': utf16 } })),
  )
  expect(read).toMatchObject({ ok: true, value: { blocks: [{ text: '上海样例泵业' }] } })
})

test('the document is found through its relationship, or under its usual name', async () => {
  const elsewhere = await docx('', {
    entries: {
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Main/doc2.xml"/></Relationships>',
      'main/Doc2.xml': documentXml(paragraph('别处')),
    },
  })
  const usual = await docx(paragraph('照常'), {
    entries: { '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>' },
  })
  expect(await readWordFile(await scratch.write('a.docx', elsewhere))).toMatchObject({
    value: { blocks: [{ text: '别处' }] },
  })
  expect(await readWordFile(await scratch.write('b.docx', usual))).toMatchObject({
    value: { blocks: [{ text: '照常' }] },
  })
})
