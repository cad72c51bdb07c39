import { checkCreditCode } from '../knowledge/credit-code.ts'
import { namesIn } from '../text/names-in.ts'
import { matchKey, plain } from '../text/normalise.ts'
import type { RosterEntry } from './roster.ts'
import type { TableSheet } from './table.ts'

/** What a column of a roster may be, and what people call it. */
export const rosterColumns = {
  name: {
    title: '单位名称',
    heads:
      /^(?:(?:企业|单位|公司|机构|组织|法人|主体|当事人|被处罚(?:人|单位|对象|企业)?|被执行人|申报(?:单位|企业|主体))(?:全称|名称)?|名称|全称)(?:\(.*\))?$/,
  },
  creditCode: { title: '统一社会信用代码', heads: /(?:信用|机构|企业)代码|^代码$/ },
  formerNames: { title: '曾用名', heads: /曾用名|原(?:单位|企业|公司)?名称?$|更名前/ },
  year: { title: '年度', heads: /年度|年份|^年$|批次|届/ },
  note: { title: '备注', heads: /备注|说明|事由|案由|类别|类型|原因/ },
} as const

export type RosterColumn = keyof typeof rosterColumns
export const rosterColumnNames = Object.keys(rosterColumns) as readonly RosterColumn[]

/** How a sheet is to be read: what each column is, by its number from 0, and the row its heads stand in. */
export type RosterPlan = {
  readonly sheet: number
  /** 0 where the sheet has no heads. */
  readonly headRow: number
  readonly columns: Partial<Record<RosterColumn, number>>
}

/** Heads stand below a title and a line or two of notes, not deeper. */
const deepestHeads = 20

/** How the sheets ask to be read: by the first that has a column of names; undefined where none says so. */
export function planOf(sheets: readonly TableSheet[]): RosterPlan | undefined {
  for (const [sheet, { rows }] of sheets.entries()) {
    for (const { row, cells } of rows.slice(0, deepestHeads)) {
      const columns: Partial<Record<RosterColumn, number>> = {}
      for (const [i, cell] of cells.entries()) {
        const key = matchKey(cell)
        const column = rosterColumnNames.find(
          (name) => columns[name] === undefined && rosterColumns[name].heads.test(key),
        )
        if (column) columns[column] = i
      }
      if (columns.name !== undefined) return { sheet, headRow: row, columns }
    }
  }
  return undefined
}

/** What a sheet holds by a plan. */
export type ReadRoster = {
  readonly entries: readonly RosterEntry[]
  /** Rows without a name, of which nothing is kept. */
  readonly nameless: readonly number[]
  /** Rows whose code has a slip: they are kept by their name alone. */
  readonly badCodes: readonly number[]
}

export function readRoster({ rows }: TableSheet, { headRow, columns }: RosterPlan): ReadRoster {
  const entries: RosterEntry[] = []
  const nameless: number[] = []
  const badCodes: number[] = []
  for (const { row, cells } of rows) {
    if (row <= headRow) continue
    const cell = (column: RosterColumn) => plain(cells[columns[column] ?? -1] ?? '')
    const [name, code, year, note] = [cell('name'), cell('creditCode'), cell('year'), cell('note')]
    if (name === '') {
      nameless.push(row)
      continue
    }
    const reading = checkCreditCode(code)
    if (code !== '' && !reading.valid) badCodes.push(row)
    entries.push({
      ...{ row, name, formerNames: namesIn(cells[columns.formerNames ?? -1] ?? '').map(plain) },
      ...(reading.valid && { creditCode: reading.code }),
      ...(year !== '' && { year }),
      ...(note !== '' && { note }),
    })
  }
  return { entries, nameless, badCodes }
}
