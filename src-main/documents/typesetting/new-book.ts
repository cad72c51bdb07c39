import type ExcelJS from 'exceljs'

/** The library is loaded with the first workbook: its four hundred files would hold up every start. */
export async function newBook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import('exceljs')
  return new library.Workbook()
}
