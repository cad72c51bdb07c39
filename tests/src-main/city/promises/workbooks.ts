import ExcelJS from 'exceljs'

/** What stands in the first sheet, line by line. */
export async function cellsOf(path: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow((row) =>
    rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))),
  )
  return rows
}

/** What an expert writes into the first sheet of theirs: numbers, or what they write otherwise as they write it. */
export async function fill(path: string, scores: readonly (readonly ExcelJS.CellValue[])[]): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Error('a review sheet has a sheet')
  for (const [i, cells] of scores.entries())
    for (const [at, score] of cells.entries()) sheet.getRow(3 + i).getCell(5 + at).value = score
  await workbook.xlsx.writeFile(path)
}
