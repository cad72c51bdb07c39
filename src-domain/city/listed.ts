import type { ApplicationData } from '../edition/application-data.ts'
import { printable } from '../edition/summary.ts'
import type { TableSheet } from '../rosters/table.ts'
import { categoryOf } from '../schemes/lookup.ts'
import type { CategoryId, Scheme, SummaryColumn } from '../schemes/scheme.ts'
import { plain } from '../text/normalise.ts'
import type { CityApplication } from './application.ts'

/** An application as its application.json says it. */
export function listedOf(data: ApplicationData): CityApplication {
  const { unit, industry } = data
  return {
    ...{ district: data.district, application: data.application, category: data.category.id, rank: data.rank },
    ...{ name: printable(data.name), unit: printable(unit.name), modes: data.modes.map(printable) },
    ...(unit.creditCode !== undefined && { code: foldedCode(unit.creditCode) }),
    ...(industry !== undefined && { industry: printable(industry) }),
    summary: data.summary.map(({ value }) => printable(value)),
  }
}

/** As the national register writes it; a district's form may have it in other letters and with blanks. */
export function foldedCode(code: string): string {
  return plain(printable(code)).replaceAll(' ', '').toUpperCase()
}

/**
 * What the summary's workbook says of the applications of a package that has no application.json, section by section as
 * the notice has them. `numbers` are the applications of the package in their order.
 */
export function listedOnSummary(
  scheme: Scheme,
  sheet: TableSheet,
  { district, numbers }: { readonly district: string; readonly numbers: readonly string[] },
): CityApplication[] {
  let from = 0
  const read = scheme.summary.sections.flatMap(({ category, columns }) => {
    const at = sheet.rows.findIndex(({ cells }, i) => i >= from && isHead(cells, columns))
    if (at < 0) return []
    const places = placesOf(sheet.rows[at]?.cells ?? [], columns)
    const rows = sheet.rows.slice(at + 1)
    const end = rows.findIndex(({ cells }) => !/^\d+$/.test((cells[places[0] ?? 0] ?? '').trim()))
    const own = end < 0 ? rows : rows.slice(0, end)
    from = at + 1 + own.length
    return own.map(({ cells }) => ({ category, columns, summary: places.map((i) => printable(cells[i] ?? '')) }))
  })
  const numbered = read.length === numbers.length
  return read.map(({ category, columns, summary }, i) => {
    const cell = (is: (from: SummaryColumn['from']) => boolean) => summary[columns.findIndex((c) => is(c.from))] ?? ''
    const field = (key: string) => cell((from) => from.kind === 'field' && from.key === key)
    const { title, nameField, unitField } = categoryOf(scheme, category)
    const rank = Number(cell(({ kind }) => kind === 'rank'))
    const name = field(nameField)
    return {
      ...{ district, application: (numbered && numbers[i]) || `${title}${rank}`, category, rank, name },
      unit: field(unitField) || name,
      modes: cell(({ kind }) => kind === 'modes')
        .split('、')
        .filter(Boolean),
      summary,
    }
  })
}

function isHead(cells: readonly string[], columns: readonly SummaryColumn[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean)
  return filled.length === columns.length && columns.every(({ title }, i) => flat(title) === flat(filled[i] ?? ''))
}

/** A column may take several of the sheet's; its content stands in the first. */
function placesOf(cells: readonly string[], columns: readonly SummaryColumn[]): number[] {
  const filled = cells.flatMap((cell, i) => (cell.trim() === '' ? [] : i))
  return columns.map((_, i) => filled[i] ?? 0)
}

function flat(title: string): string {
  return title.replace(/\s+/g, '')
}

/** A category's columns in the summary, the rank's first. */
export function summaryColumns({ summary }: Pick<Scheme, 'summary'>, category: CategoryId): readonly SummaryColumn[] {
  return summary.sections.find((section) => section.category === category)?.columns ?? []
}
