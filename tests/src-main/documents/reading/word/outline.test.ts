import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Paragraph } from '../../../../../src-domain/intake/word-document.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { cell, type DocxParts, docx, paragraph, row, run, scratchFolder, table } from '../../../../support/docx.ts'

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

describe('automatic numbers and bullets are shown as Word shows them', () => {
  const lvl = (at: number, format: string, text: string, rest = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`
  const abstract = (id: number, levels: string, rest = '') =>
    `<w:abstractNum w:abstractNumId="${id}">${rest}${levels}</w:abstractNum>`
  const num = (id: number, abstractId: number, rest = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${rest}</w:num>`
  const labels = async (properties: readonly string[], parts: DocxParts) =>
    (await paragraphsOf(properties.map((p) => paragraph('文', p)).join(''), parts)).map((p) => p.label)

  test('over several levels, each starting anew under a higher one', async () => {
    const numbering =
      abstract(
        0,
        lvl(0, 'chineseCountingThousand', '%1、') +
          lvl(1, 'chineseCounting', '（%2）') +
          lvl(2, 'decimal', '%3.') +
          lvl(3, 'decimal', '%1.%3.%4', '<w:isLgl/>'),
      ) + num(1, 0)
    const at = [0, 1, 2, 2, 1, 2, 3, 3, 0, 3].map((level) => number(1, level))
    expect(await labels([...at, ''], { numbering })).toEqual([
      ...['一、', '（一）', '1. ', '2. ', '（二）', '1. ', '1.1.1 ', '1.1.2 ', '二、', '2.1.1 '],
      undefined,
    ])
  })

  test.each([
    ['decimal', '第%1章', ['第1章 ', '第2章 ', '第12章 ', '第101章 ']],
    ['chineseCountingThousand', '%1、', ['一、', '二、', '十二、', '一百零一、']],
    ['japaneseCounting', '%1、', ['一、', '二、', '十二、', '一百〇一、']],
    ['chineseLegalSimplified', '%1、', ['壹、', '贰、', '壹拾贰、', '壹佰零壹、']],
    ['ideographTraditional', '%1、', ['甲、', '乙、', '12、', '101、']],
    ['decimalEnclosedCircle', '%1', ['① ', '② ', '⑫ ', '101 ']],
    ['decimalEnclosedCircleChinese', '%1', ['① ', '② ', '⑫ ', '101 ']],
    ['decimalEnclosedParen', '%1', ['⑴ ', '⑵ ', '⑿ ', '101 ']],
    ['decimalEnclosedFullstop', '%1', ['⒈ ', '⒉ ', '⒓ ', '101 ']],
    ['decimalFullWidth', '%1．', ['１．', '２．', '１２．', '１０１．']],
    ['decimalZero', '%1)', ['01) ', '02) ', '12) ', '101) ']],
    ['upperRoman', '%1.', ['I. ', 'II. ', 'XII. ', 'CI. ']],
    ['lowerRoman', '%1.', ['i. ', 'ii. ', 'xii. ', 'ci. ']],
    ['upperLetter', '%1.', ['A. ', 'B. ', 'L. ', 'WWWW. ']],
    ['lowerLetter', '(%1)', ['(a) ', '(b) ', '(l) ', '(wwww) ']],
    ['somethingNew', '%1', ['1 ', '2 ', '12 ', '101 ']],
  ])('in the format %s', async (format, text, shown) => {
    const starting = (start: number, id: number) =>
      num(id, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`)
    const numbering = abstract(0, lvl(0, format, text)) + num(1, 0) + starting(12, 2) + starting(101, 3)
    expect(await labels([number(1), number(1), number(2), number(3)], { numbering })).toEqual(shown)
  })

  test.each([
    ['●', '', '● '],
    ['-', '', '- '],
    ['\uf0b7', 'Symbol', '• '],
    ['\uf0d8', 'Wingdings', '➢ '],
    ['\uf0fc', 'Wingdings', '✓ '],
    ['\uf0fe', 'Wingdings', '☑ '],
    ['\uf06f', 'Wingdings', '□ '],
    ['\uf0a8', 'Wingdings', '☐ '],
    ['o', 'Courier New', '○ '],
    ['\uf123', 'Unknown', '• '],
  ])('a bullet %j of %s is %s', async (text, font, shown) => {
    const look = font === '' ? '' : `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`
    const level = `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/>${look}</w:lvl>`
    expect(await labels([number(1)], { numbering: abstract(0, level) + num(1, 0) })).toEqual([
      shown === '□ ' ? '☐ ' : shown,
    ])
  })

  test('through styles, which may be tied to a level, and through list styles', async () => {
    const styles =
      style('h1', '章', `<w:pPr>${number(1)}</w:pPr>`) +
      style('h2', '节', `<w:pPr>${number(1)}</w:pPr>`) +
      style('h3', '小节', based('h2')) +
      style('list', '列表', `<w:pPr>${number(2)}</w:pPr>`)
    const numbering =
      abstract(
        0,
        lvl(0, 'decimal', '%1', '<w:pStyle w:val="h1"/>') + lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="h2"/>'),
      ) +
      abstract(1, lvl(0, 'lowerLetter', '%1)'), '<w:styleLink w:val="list"/>') +
      abstract(2, '', '<w:numStyleLink w:val="list"/>') +
      num(1, 0) +
      num(2, 1) +
      num(3, 2)
    const properties = [of('h1'), of('h2'), of('h3'), of('h1'), of('h2'), of('h2') + number(0), of('list'), number(3)]
    expect(await labels(properties, { styles, numbering })).toEqual([
      ...['1 ', '1.1 ', '1.2 ', '2 ', '2.1 '],
      undefined,
      ...['a) ', 'b) '],
    ])
  })

  test('levels that never start anew, start elsewhere, or hide their number', async () => {
    const numbering =
      abstract(
        0,
        lvl(0, 'decimal', '%1.') +
          lvl(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>') +
          lvl(2, 'decimal', '%3', '<w:rPr><w:vanish/></w:rPr>'),
      ) +
      num(1, 0) +
      num(2, 0)
    const properties = [number(1), number(1, 1), number(2), number(1, 1), number(1, 2), number(1, 7)]
    expect(await labels(properties, { numbering })).toEqual(['1. ', '1)', '2. ', '2)', undefined, undefined])
  })

  test('a number whose numbering the file doesn’t explain is said', async () => {
    const [line] = await paragraphsOf(paragraph('电动阀门', number(77)))
    expect(line).toMatchObject({ text: '电动阀门', asides: [{ kind: 'number' }] })
    expect(line).not.toHaveProperty('label')
  })

  test('in a cell each paragraph’s label has its place', async () => {
    const numbering = abstract(0, lvl(0, 'decimal', '%1.')) + num(1, 0)
    const xml = table([row([cell(paragraph('甲', number(1)) + paragraph('无') + paragraph('乙', number(1)))])])
    const read = await readWordFile(await scratch.write('申报书.docx', await docx(xml, { numbering })))
    const labels = [
      { at: 0, text: '1. ' },
      { at: 4, text: '2. ' },
    ]
    expect(read).toMatchObject({ value: { blocks: [{ cells: [{ text: '甲\n无\n乙', labels }] }] } })
  })
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
