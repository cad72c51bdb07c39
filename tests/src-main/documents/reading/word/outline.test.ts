import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Paragraph } from '../../../../../src-domain/intake/word-document.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { type DocxParts, docx, paragraph, run, scratchFolder } from '../../../../support/docx.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function paragraphsOf(xml: string, parts?: DocxParts): Promise<Paragraph[]> {
  const read = await readWordFile(await scratch.write('申报书.docx', await docx(xml, parts)))
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.blocks.filter((block) => block.kind === 'paragraph')
}

const style = (id: string, name: string, rest = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`
const based = (on: string) => `<w:basedOn w:val="${on}"/>`
const level = (value: number) => `<w:outlineLvl w:val="${value}"/>`
const of = (id: string) => `<w:pStyle w:val="${id}"/>`
const number = (id: number | string, at?: number) =>
  `<w:numPr>${at === undefined ? '' : `<w:ilvl w:val="${at}"/>`}<w:numId w:val="${id}"/></w:numPr>`

test('a heading’s level comes from the paragraph, its style, or the styles that is based on', async () => {
  const styles = [
    style('1', 'heading 1', `<w:pPr>${level(0)}</w:pPr>`),
    style('2', '标题 2'),
    style('a', '申报书一级', based('1')),
    style('b', '申报书二级', `${based('a')}<w:pPr>${level(1)}</w:pPr>`),
    style('c', '正文样式', `${based('1')}<w:pPr>${level(9)}</w:pPr>`),
    style('x', '绕圈', based('y')),
    style('y', '绕圈二', based('x')),
  ].join('')
  const xml = [
    of('1'),
    of('2'),
    of('a'),
    of('b'),
    of('c'),
    of('x'),
    of('a') + level(2),
    of('a') + level(9),
    level(0),
    of('Heading3'),
    '',
  ]
    .map((properties, i) => paragraph(`第${i}段`, properties))
    .join('')
  const levels = (await paragraphsOf(xml, { styles })).map((p) => p.level)
  expect(levels).toEqual([1, 2, 1, 2, undefined, undefined, 3, undefined, 1, 3, undefined])
})

test('numbered means a number shows: no bullets, no empty numbering, none switched off', async () => {
  const abstract = (id: number, ...formats: [string, string][]) =>
    `<w:abstractNum w:abstractNumId="${id}">${formats
      .map(
        ([format, text], i) => `<w:lvl w:ilvl="${i}"><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
      )
      .join('')}</w:abstractNum>`
  const num = (id: number, abstractId: number, rest = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${rest}</w:num>`
  const numbering =
    abstract(0, ['chineseCountingThousand', '%1、'], ['bullet', '●']) +
    abstract(1, ['none', ''], ['decimal', '']) +
    num(1, 0) +
    num(2, 1) +
    num(
      3,
      0,
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:lvlOverride>',
    )
  const styles = style('n', '编号标题', `<w:pPr>${number(1)}</w:pPr>`) + style('m', '子', based('n'))
  const xml = [number(1), number(1, 1), number(2), number(2, 1), number(3), number(9), of('m'), of('m') + number(0), '']
    .map((properties) => paragraph('总体情况', properties))
    .join('')
  const numbered = (await paragraphsOf(xml, { styles, numbering })).map((p) => p.numbered)
  expect(numbered).toEqual([true, false, false, false, false, true, true, false, false])
})

describe('lines of a table of contents are marked', () => {
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

  test('inside a TOC field, up to the heading that carries the field’s end', async () => {
    const xml =
      paragraph(begin + run('一、企业概况 1')) +
      paragraph('二、服务模式 3') +
      paragraph(end + run('一、企业概况'), level(0))
    expect((await paragraphsOf(xml)).map((p) => p.contentsLine)).toEqual([true, true, false])
  })

  test('by a contents style', async () => {
    const styles = style('11', 'toc 1') + style('21', '目录 2') + style('t', 'TOC 标题', based('1'))
    const xml = [of('11'), of('21'), of('t'), of('TOC3'), ''].map((p) => paragraph('一、企业概况', p)).join('')
    expect((await paragraphsOf(xml, { styles })).map((p) => p.contentsLine)).toEqual([true, true, true, true, false])
  })

  test('inside Word’s own contents block', async () => {
    const block = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('目录')}</w:sdtContent></w:sdt>`
    expect((await paragraphsOf(block + paragraph('正文'))).map((p) => p.contentsLine)).toEqual([true, false])
  })

  test('by dot leaders or a tab before a page number', async () => {
    const lines = [
      '一、企业概况\t3',
      '（二）服务模式......12',
      '三、成效……………5',
      '四、计划 · · · ·',
      '2022年营业收入增长12',
      '研发投入……持续增长',
      '1.2',
    ]
    const xml = lines.map((line) => paragraph(line)).join('')
    expect((await paragraphsOf(xml)).map((p) => p.contentsLine)).toEqual([true, true, true, false, false, false, false])
  })
})
