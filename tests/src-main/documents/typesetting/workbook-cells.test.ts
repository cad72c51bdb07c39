import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { readCells } from '../../../../src-main/documents/typesetting/workbook-cells.ts'

it('what a cell holds is told as it was meant, or as what it is instead', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名额')
  const values: [ExcelJS.CellValue, unknown][] = [
    ['0.30', '0.30'],
    [25, 25],
    [true, 'TRUE'],
    [new Date('2024-08-15T00:00:00Z'), { day: '2024-08-15' }],
    [{ richText: [{ text: '示范' }, { font: { bold: true }, text: '企业' }] }, '示范企业'],
    [{ text: 'yangli@example.com', hyperlink: 'mailto:yangli@example.com' }, 'yangli@example.com'],
    [{ formula: 'A1*2', result: 50 }, { odd: expect.stringContaining('是公式') }],
    [{ error: '#N/A' }, { odd: expect.stringContaining('错误值 #N/A') }],
  ]
  for (const [i, [value]] of values.entries()) sheet.getCell(1, i + 1).value = value
  sheet.getCell('A2').value = 0.25
  sheet.getCell('A2').numFmt = '0.00%'
  sheet.getCell('B2').value = '合并'
  sheet.mergeCells('B2:C3')
  // Only formatted, as programs leave rows and columns behind.
  sheet.getCell('XFD1048576').numFmt = '@'
  const [read] = (await readCells(Buffer.from(await book.xlsx.writeBuffer()))) ?? []
  expect(read?.rows.map(({ row }) => row)).toEqual([1, 2])
  expect(read?.rows[0]?.cells.map(({ cell }) => cell)).toEqual(values.map(([, told]) => told))
  expect(read?.rows[1]?.cells).toEqual([
    { column: 1, cell: { percent: 0.25 } },
    { column: 2, cell: { odd: '合并了单元格，请取消合并' } },
  ])
})
