import { afterEach, expect, test, vi } from 'vitest'
import {
  type CellValue,
  type Look,
  readWorkbook,
  type Sheet,
  type SheetRow,
  writeWorkbook,
} from '../../../../src-main/documents/typesetting/workbook.ts'
import { textsIn } from '../../../support/docx.ts'

const at = new Date('2023-08-07T06:02:11Z')
const look: Look = { face: 'text', align: 'left' }
const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

function workbookOf(rows: readonly SheetRow[]) {
  const sheet: Sheet = { name: '清单', widths: [10, 10, 20], rows, repeated: 1, foot: { left: '样例', right: '&P' } }
  return writeWorkbook({ title: '清单', sheets: [sheet], at })
}

function rowOf(...values: readonly CellValue[]): SheetRow {
  return { cells: values.map((value) => ({ value, look })) }
}

/** Heights in points of the rows, as they stand in the file. */
async function heightsOf(rows: readonly SheetRow[]): Promise<number[]> {
  const xml = (await textsIn(await workbookOf(rows))).get('xl/worksheets/sheet1.xml') ?? ''
  return [...xml.matchAll(/<row [^>]* ht="([\d.]+)"/g)].map((match) => Number(match[1]))
}

test('what is written is read back: texts as they stand, numbers, days', async () => {
  const rows: CellValue[][] = [
    ['=1+1', '_x0041_', '00123'],
    [0.1, -3, ''],
    [{ day: '2023-08-10' }, { day: '1999-12-31' }, '2023-08-10'],
  ]
  const [sheet] = await readWorkbook(await workbookOf(rows.map((values) => rowOf(...values))))
  expect(sheet?.rows).toEqual(rows)
})

test.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'a day is that day on a computer in %s',
  async (tz) => {
    process.env.TZ = tz
    const xlsx = await workbookOf([rowOf({ day: '2023-08-10' })])
    // Excel counts days from the end of 1899 and knows no zone: 45148 is 10 August 2023.
    expect((await textsIn(xlsx)).get('xl/worksheets/sheet1.xml')).toContain('<v>45148</v>')
    expect((await readWorkbook(xlsx))[0]?.rows[0]?.[0]).toEqual({ day: '2023-08-10' })
  },
)

test('a decimal is a number with the decimals it came with, and what no number can hold stays text', async () => {
  const [exact, long] = ['126800.505', '12345678901234567.89']
  const xlsx = await workbookOf([rowOf({ decimal: exact }, { decimal: long }, { decimal: '约 3' })])
  expect((await readWorkbook(xlsx))[0]?.rows[0]).toEqual([126800.505, long, '约 3'])
  expect((await textsIn(xlsx)).get('xl/styles.xml')).toContain('formatCode="#,##0.000"')
})

test('a row is as high as its texts need, over merged columns too, and never lower than asked', async () => {
  const long = '样例'.repeat(40)
  const [short = 0, narrow = 0, merged = 0, asked] = await heightsOf([
    rowOf('样例'),
    rowOf(long),
    { cells: [{ value: long, columns: 3, look }] },
    { ...rowOf('样例'), height: 60 },
  ])
  expect(merged).toBeGreaterThan(2 * short)
  expect(narrow).toBeGreaterThan(2 * merged)
  expect(asked).toBe(60)
})

test('the same workbook is the same bytes, whenever it is written', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2023-08-07T10:00:00Z') })
  const first = await workbookOf([rowOf('样例', 1)])
  vi.setSystemTime(new Date('2023-08-09T20:30:00Z'))
  const second = await workbookOf([rowOf('样例', 1)])
  vi.useRealTimers()
  expect(second.equals(first)).toBe(true)
})
