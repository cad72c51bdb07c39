import { type GivenCell, isBlank } from './cell.ts'
import { grammarAt, mayLack, Whole } from './grammar.ts'
import { columnLetters, lineHeads, remarks, type SheetPlan, unread } from './sheet.ts'
import { sheets } from './sheets.ts'

export type SheetFault = { readonly place: string; readonly sentence: string }

/** A sheet as a workbook has it: its rows and cells by their numbers, from 1, without the empty ones. */
export type GivenSheet = {
  readonly name: string
  readonly rows: readonly {
    readonly row: number
    readonly cells: readonly { readonly column: number; readonly cell: GivenCell }[]
  }[]
}

/** A row below the heads: its cells by the head of their column, and how the place of one is told. */
export type GivenRow = {
  cell(head: string): GivenCell | undefined
  place(head?: string, called?: string): string
}

/** The rows of each sheet by its name. What is missing, and what nobody knows, are faults: nothing is left out silently. */
export function rowsOf(given: readonly GivenSheet[], faults: SheetFault[]): Map<string, GivenRow[]> {
  const known = new Set<string>([...sheets.map(({ name }) => name), ...Object.values(unread)])
  for (const { name, rows } of given) {
    if (!known.has(plain(name)) && !plain(name).startsWith(remarks) && rows.length > 0) {
      faults.push({ place: `“${name}”表`, sentence: `不认识这个工作表；自己加的，名称请以“${remarks}”开头` })
    }
  }
  return new Map(
    sheets.map((plan) => {
      const found = given.filter(({ name }) => plain(name) === plan.name)
      const [sheet] = found
      if (found.length > 1) faults.push({ place: `“${plan.name}”表`, sentence: '有两个' })
      if (!sheet && !isSpare(plan)) faults.push({ place: `“${plan.name}”表`, sentence: '没有这个工作表' })
      return [plan.name, sheet ? rowsBelow(sheet, plan, faults) : []]
    }),
  )
}

function rowsBelow({ name, rows }: GivenSheet, plan: SheetPlan, faults: SheetFault[]): GivenRow[] {
  const filled = rows.filter(({ cells }) => cells.some(({ cell }) => !isBlank(cell)))
  const [top, ...below] = filled
  const heads = headsOf(plan)
  const columns = new Map<string, number>()
  for (const { column, cell } of top?.cells ?? []) {
    const head = typeof cell === 'string' ? plain(cell) : ''
    const own = heads.find((one) => plain(one) === head)
    const place = `“${name}”表第 ${top?.row} 行 ${columnLetters(column)} 列`
    if (own === undefined && !isBlank(cell) && !head.startsWith(remarks)) {
      faults.push({ place, sentence: `不认识“${head.slice(0, 20)}”这一列；自己加的，列名请以“${remarks}”开头` })
    } else if (own !== undefined && columns.has(own)) faults.push({ place, sentence: `“${own}”有两列` })
    else if (own !== undefined) columns.set(own, column)
  }
  const lost = heads.filter((head) => !columns.has(head) && !isSpareColumn(plan, head))
  if (lost.length > 0) {
    faults.push({ place: `“${name}”表第 ${top?.row ?? 1} 行`, sentence: `缺少“${lost.join('”“')}”列，请补回` })
    return []
  }
  const own = new Set(columns.values())
  const noted = new Set(top?.cells.map(({ column }) => column))
  return below.flatMap(({ row, cells }) => {
    for (const { column, cell } of cells) {
      if (!noted.has(column) && !isBlank(cell)) {
        faults.push({
          place: `“${name}”表第 ${row} 行 ${columnLetters(column)} 列`,
          sentence: '这一列没有列名，不知道写的是什么',
        })
      }
    }
    if (!cells.some(({ column, cell }) => own.has(column) && !isBlank(cell))) return []
    const byColumn = new Map(cells.map(({ column, cell }) => [column, cell]))
    return {
      cell: (head) => byColumn.get(columns.get(head) ?? 0),
      place: (head, called = head) => {
        const at = head === undefined ? '' : `“${called}”（${columnLetters(columns.get(head) ?? 0)} 列）`
        return `“${name}”表第 ${row} 行${at}`
      },
    }
  })
}

/** What a package may lack, a workbook may: one that was written before there was such a thing. */
function isSpare(plan: SheetPlan): boolean {
  return plan.kind === 'table' && mayLack(Whole, plan.at.replace(/\.\*(?:\..*)?$/, ''))
}

function isSpareColumn(plan: SheetPlan, head: string): boolean {
  if (plan.kind === 'lines') return head === lineHeads.note
  const column = plan.columns.find((one) => one.head === head)
  return column !== undefined && column.at !== '' && mayLack(grammarAt(plan.at), column.at)
}

function headsOf(plan: SheetPlan): string[] {
  if (plan.kind === 'lines') return Object.values(lineHeads)
  const { numbered, owners, nested, columns } = plan
  return [
    ...(numbered ? [numbered] : []),
    ...owners.map(({ head }) => head),
    ...(nested ? [nested.head] : []),
    ...columns.map(({ head }) => head),
  ]
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
