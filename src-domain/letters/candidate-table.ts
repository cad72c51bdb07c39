import { choiceSeparator } from '../batch/application.ts'
import { type Category, fieldOf } from '../schemes/scheme.ts'
import { alike } from '../text/grouped.ts'
import type { Candidate } from './facts.ts'
import { type Block, type GivenCell, ruledTable } from './letter.ts'

/** A candidate, with the figures the notice's conditions are about besides, by their printed labels. */
export type Shown = Candidate & { readonly more: readonly { readonly label: string; readonly value: string }[] }

type Column = { readonly head: string; readonly weight: number; readonly cell: (c: Shown) => GivenCell }

/** A4 across less the margins, millimetres; of it the number's and the name's. */
export const sheetWidth = 227
export const numberWidth = 14
const nameWidth = 56

/**
 * Some of a category's candidates with their figures; `all` of those on the sheet, so that figures compare between its
 * tables. `number` heads the first column: 位次 or 序号.
 */
export function candidateTable(
  { category, year, all }: { readonly category: Category; readonly year: number; readonly all: readonly Shown[] },
  number: string,
  candidates: readonly Shown[],
): Block {
  const columns = columnsOf(category, year, all)
  const weights = columns.reduce((sum, column) => sum + column.weight, 0)
  const free = sheetWidth - numberWidth - nameWidth
  const rows = candidates.flatMap((candidate, i) => candidateRows(candidate, i + 1, columns))
  const awards = rows.flatMap((row, r) => (row.length === 1 ? r : []))
  return ruledTable(
    [numberWidth, nameWidth, ...columns.map(({ weight }) => (free * weight) / weights)],
    [[number, nameLabel(category), ...columns.map(({ head }) => head)], ...rows],
    // Below the head each stands one further down, and is tied to the row above it.
    { heads: 1, tied: awards },
  )
}

/** What was awarded is as long as the applicant made it: it has the whole width below the figures. */
function candidateRows(candidate: Shown, number: number, columns: readonly Column[]): GivenCell[][] {
  const { name, id, honours } = candidate
  return [
    [
      { content: `${number}`, align: 'center' },
      `${name}\n（${id}）`,
      ...columns.map((column) => column.cell(candidate)),
    ],
    ...(honours ? [[{ content: `奖励及示范称号：${oneLine(honours)}`, span: columns.length + 2, points: 9 }]] : []),
  ]
}

/** Awards that stood below one another, one behind the other. */
function oneLine(honours: string): string {
  const lines = honours.split('\n').map((text) => text.trim())
  return lines.filter(Boolean).reduce((all, next) => (/[；;。，,、]$/.test(all) ? all + next : `${all}；${next}`))
}

/** Only figures the category's form asks for have a column; those of one column have as many decimals each. */
function columnsOf(category: Category, year: number, all: readonly Shown[]): Column[] {
  const has = (key: string) => fieldOf(category, key) !== undefined
  const figures = (figureOf: (c: Shown) => string | undefined) => {
    const shown = alike(all.map((c) => figureOf(c) ?? ''))
    return (c: Shown): GivenCell => ({ content: shown[all.indexOf(c)] || '—', align: 'right' })
  }
  return [
    ...(category.modeFields.length > 0
      ? [{ head: '示范模式', weight: 2.4, cell: (c: Shown) => c.modes.join(choiceSeparator) || '—' }]
      : []),
    ...(all[0]?.shares ?? []).map(({ year }, i) => ({
      head: `${year}年\n服务收入\n占比（%）`,
      weight: 1.1,
      cell: figures((c) => c.shares[i]?.percent),
    })),
    ...(has('revenue')
      ? [{ head: `${year - 1}年营业收入\n（万元）`, weight: 1.8, cell: figures((c) => c.revenue) }]
      : []),
    ...(has('inventionPatents') ? [{ head: '专利\n（项）', weight: 0.9, cell: figures((c) => c.patents) }] : []),
    ...(all[0]?.more ?? []).map(({ label }, i) => ({
      head: label,
      weight: 1.2,
      cell: figures((c) => c.more[i]?.value),
    })),
  ]
}

/** What its form calls the name of whoever applies: 企业名称. */
export function nameLabel(category: Category): string {
  return fieldOf(category, category.nameField)?.label ?? '名称'
}
