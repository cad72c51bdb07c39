import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'
import { cell, docx, paragraph, row, run, scratchFolder, table } from '../../../../support/docx.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

async function textOf(content: string): Promise<string> {
  const read = await readWordFile(await scratch.write('申报书.docx', await docx(paragraph(content))))
  if (!read.ok) throw new Error(read.problem.code)
  const [block] = read.value.blocks
  return block?.kind === 'paragraph' ? block.text : ''
}

const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`

describe('a symbol shows the box its font draws for the code', () => {
  test.each([
    ['Wingdings', 'F0FE', '☑'],
    ['Wingdings', 'F0FD', '☑'],
    ['Wingdings', 'F0FC', '☑'],
    ['Wingdings', 'F078', '☑'],
    ['Wingdings', '00fe', '☑'],
    ['Wingdings', 'F06F', '☐'],
    ['Wingdings', 'F0A8', '☐'],
    ['Wingdings', 'F071', '☐'],
    ['Wingdings', 'F06E', '■'],
    ['Wingdings', 'F0FB', '✗'],
    // R is a sun in Wingdings and a ticked box in Wingdings 2.
    ['Wingdings', 'F052', ''],
    ['Wingdings 2', 'F052', '☑'],
    ['Wingdings 2', '0052', '☑'],
    ['Wingdings 2', 'F053', '☑'],
    ['Wingdings 2', 'F054', '☑'],
    ['Wingdings 2', 'F050', '☑'],
    ['Wingdings 2', 'F0A3', '☐'],
    ['Webdings', 'F061', '☑'],
    ['Webdings', 'F063', '☐'],
    ['Segoe UI Symbol', '2611', '☑'],
    ['Segoe UI Symbol', '2612', '☑'],
    ['Segoe UI Symbol', '2610', '☐'],
    ['MS Gothic', '2611', '☑'],
    ['Symbol', 'F0D6', '√'],
    ['仿宋', '221A', '√'],
  ])('%s %s → %s', async (font, char, shown) => {
    expect(await textOf(sym(font, char) + run('是'))).toBe(`${shown}是`)
  })
})

describe('text typed in a symbol font shows boxes and keeps the rest', () => {
  const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="仿宋"/>`
  test.each([
    ['Wingdings', 'þ是 ¨否', '☑是 ☐否'],
    ['Wingdings', 'ýo', '☑☐'],
    ['Wingdings', '\uf0fe\uf0a8', '☑☐'],
    ['Wingdings 2', 'R是£否', '☑是☐否'],
    ['wingdings 2', '\uf052\uf0a3', '☑☐'],
    ['Wingdings', '是☑', '是☑'],
  ])('%s “%s” → %s', async (font, typed, shown) => {
    expect(await textOf(run(typed, fonts(font)))).toBe(shown)
  })

  test('in any other font the same letters are letters', async () => {
    expect(await textOf(run('R£þo', fonts('Times New Roman')))).toBe('R£þo')
  })

  test('the font counts where the run says so, not where its paragraph mark does', async () => {
    const marked = `<w:p><w:pPr><w:rPr>${fonts('Wingdings 2')}</w:rPr></w:pPr>${run('R')}</w:p>`
    const read = await readWordFile(await scratch.write('a.docx', await docx(marked)))
    expect(read).toMatchObject({ value: { blocks: [{ text: 'R' }] } })
  })
})

const control = (state: string, content: string) =>
  `<w:sdt><w:sdtPr><w:rPr/><w14:checkbox>${state}<w14:checkedState w14:val="00FE" w14:font="Wingdings"/></w14:checkbox></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

describe('a check box control shows its state once, whatever character stands in it', () => {
  test.each([
    ['<w14:checked w14:val="1"/>', run('☒'), '☑'],
    ['<w14:checked w14:val="true"/>', run('√'), '☑'],
    ['<w14:checked/>', run('☐'), '☑'],
    ['<w14:checked w14:val="0"/>', run('☒'), '☐'],
    ['<w14:checked w14:val="false"/>', sym('Wingdings', 'F0FE'), '☐'],
    ['', run('☐'), '☐'],
    ['<w14:checked w14:val="1"/>', run('þ', '<w:rFonts w:ascii="Wingdings"/>') + run('☑'), '☑'],
    ['<w14:checked w14:val="1"/>', '', '☑'],
  ])('%s', async (state, content, shown) => {
    expect(await textOf(`${control(state, content)}${run('是')}`)).toBe(`${shown}是`)
  })

  test('around a paragraph or a cell as well as around a run', async () => {
    const on = '<w14:checked w14:val="1"/>'
    const xml = control(on, paragraph('☐')) + control(on, '<w:p/>') + table([row([control(on, cell('☐')), cell('☐')])])
    const read = await readWordFile(await scratch.write('a.docx', await docx(xml)))
    expect(read).toMatchObject({
      value: { blocks: [{ text: '☑' }, { text: '☑' }, { cells: [{ text: '☑' }, { text: '☐' }] }] },
    })
  })
})

describe('a legacy form check box shows its state once', () => {
  const box = (state: string, result = '') =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>${state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>${result && `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  test.each([
    ['<w:default w:val="0"/><w:checked/>', '☑'],
    ['<w:default w:val="0"/><w:checked w:val="1"/>', '☑'],
    ['<w:default w:val="1"/><w:checked w:val="0"/>', '☐'],
    ['<w:default w:val="1"/>', '☑'],
    ['<w:default w:val="0"/>', '☐'],
    ['', '☐'],
  ])('%s → %s', async (state, shown) => {
    expect(await textOf(`${box(state)}${run('是')}`)).toBe(`${shown}是`)
    expect(await textOf(`${box(state, run('☐'))}${run('是')}`)).toBe(`${shown}是`)
  })
})

test('boxes typed as plain characters stay as typed', async () => {
  expect(await textOf(run('□示范企业 ☑示范平台 √ ■ ☒'))).toBe('□示范企业 ☑示范平台 √ ■ ☒')
})
