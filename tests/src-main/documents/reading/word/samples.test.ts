import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Table, WordDocument } from '../../../../../src-domain/intake/word-document.ts'
import { readWordFile } from '../../../../../src-main/documents/reading/word/read-word-file.ts'

const intake = join(import.meta.dirname, '../../../../fixtures/xuhui-intake')

async function formOf(applicant: string): Promise<{ document: WordDocument; grid: Table }> {
  const [path] = globSync(join(intake, `${applicant}*`, '*.docx'))
  const read = await readWordFile(path ?? '')
  if (!read.ok) throw new Error(read.problem.code)
  const grid = read.value.blocks.find((block) => block.kind === 'table')
  if (!grid) throw new Error('no form')
  return { document: read.value, grid }
}

/** Text of the cell that starts where the labelled one ends. */
function besides(grid: Table, label: string): string | undefined {
  const at = grid.cells.find((cell) => cell.text === label)
  return grid.cells.find((cell) => at && cell.row === at.row && cell.column === at.column + at.columnSpan)?.text
}

const shape = (grid: Table) =>
  grid.cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])

test('every form handed in is read: one table that fills its grid, a cover before it and an outline after it', async () => {
  const forms = globSync(join(intake, '*', '*.docx'))
  expect(forms).toHaveLength(12)
  for (const path of forms) {
    const applicant = basename(dirname(path))
    const { document, grid } = await formOf(applicant)
    const covered = grid.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0)
    expect([applicant, covered]).toEqual([applicant, grid.rowCount * grid.columnCount])
    const at = document.blocks.indexOf(grid)
    const texts = (from: number, to?: number) =>
      document.blocks.slice(from, to).map((block) => (block.kind === 'paragraph' ? block.text : ''))
    expect(texts(0, at).some((text) => /^申报单位 {2}\S/.test(text))).toBe(true)
    expect(texts(at + 1).join('').length).toBeGreaterThan(100)
  }
})

test('values stand beside their labels, whichever office wrote the file', async () => {
  const byPythonDocx = await formOf('01')
  const byAnotherOffice = await formOf('02')
  expect(byPythonDocx.grid.columnCount).toBe(6)
  expect(shape(byAnotherOffice.grid)).toEqual(shape(byPythonDocx.grid))
  expect(besides(byPythonDocx.grid, '企业名称')).toBe('上海样例泵业集团有限公司')
  expect(besides(byPythonDocx.grid, '统一社会信用代码')).toBe('91310104MA1TEAT11K')
  expect(besides(byAnotherOffice.grid, '企业名称')).toBe('上海样例电梯股份有限公司')
})

test('boxes typed in the samples come through as typed', async () => {
  const ticked = async (applicant: string) => JSON.stringify((await formOf(applicant)).document)
  expect(await ticked('01')).toContain('申报类型  ☑示范企业  □示范平台  □示范区')
  expect(await ticked('06')).toContain('申报类型  示范企业（√）  示范平台（ ）  示范区（ ）')
  expect(await ticked('09')).toContain('是否为应用服务提供商： ☑ 是 □ 否')
})
