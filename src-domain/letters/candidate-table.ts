import { choiceSeparator } from '../batch/application.ts'
import { type Deciding, decidingHead } from '../ranking/deciding.ts'
import { fieldOf } from '../schemes/lookup.ts'
import type { Category } from '../schemes/scheme.ts'
import { alike } from '../text/grouped.ts'
import type { Candidate } from './facts.ts'
import { type Block, type GivenCell, ruledTable } from './letter.ts'

type Column = { readonly head: string; readonly weight: number; readonly cell: (c: Candidate) => GivenCell }

/** A4 across less the margins, millimetres; of it the number's and the name's. */
export const sheetWidth = 227
export const numberWidth = 14
const nameWidth = 56

type Sheet = {
  readonly category: Category
  /** What the notice calls the modes. */
  readonly modesTitle: string
  readonly all: readonly Candidate[]
}

/**
 * Some of a category's candidates with their figures; `all` of those on the sheet, so that figures compare between its
 * tables. `number` heads the first column: 位次 or 序号.
 */
export function candidateTable(
  { category, modesTitle, all }: Sheet,
  number: string,
  candidates: readonly Candidate[],
): Block {
  const columns = columnsOf({ category, modesTitle, all })
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
function candidateRows(candidate: Candidate, number: number, columns: readonly Column[]): GivenCell[][] {
  const { name, id, deciding } = candidate
  return [
    [
      { content: `${number}`, align: 'center' },
      `${name}\n（${id}）`,
      ...columns.map((column) => column.cell(candidate)),
    ],
    ...deciding.flatMap((told) =>
      told.kind === 'text' && told.value
        ? [[{ content: `${decidingHead(told)}：${oneLine(told.value)}`, span: columns.length + 2, points: 9 }]]
        : [],
    ),
  ]
}

/** Lines that stood below one another, one behind the other. */
function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).reduce((all, next) => (/[；;。，,、]$/.test(all) ? all + next : `${all}；${next}`))
}

/** Figures of one column have as many decimals each. */
function columnsOf({ category, modesTitle, all }: Sheet): Column[] {
  const figures = (figureOf: (c: Candidate) => string | undefined) => {
    const shown = alike(all.map((c) => figureOf(c) ?? ''))
    return (c: Candidate): GivenCell => ({ content: shown[all.indexOf(c)] || '—', align: 'right' })
  }
  return [
    ...(category.modeFields.length > 0
      ? [{ head: modesTitle, weight: 2.4, cell: (c: Candidate) => c.modes.join(choiceSeparator) || '—' }]
      : []),
    ...(all[0]?.deciding ?? []).flatMap((told, i): Column[] => {
      if (told.kind === 'text') return []
      if (told.kind === 'figure')
        return [{ head: figureHead(told), weight: weightOf(told), cell: figures((c) => figureAt(c, i)) }]
      return told.years.map(({ year }, y) => ({
        head: `${year}年\n${told.head}（%）`,
        weight: 1.1,
        cell: figures((c) => yearAt(c, i, y)),
      }))
    }),
  ]
}

type Figure = Extract<Deciding, { readonly kind: 'figure' }>

function figureHead({ head, group, unit, year }: Figure): string {
  const over = group ? `${group}\n` : year === undefined ? '' : `${year}年`
  return `${over}${head}${unit ? `\n（${unit}）` : ''}`
}

/** An amount of money is long, a count short; a label of the form, which has its unit in it, is long itself. */
function weightOf({ isMoney, unit }: Figure): number {
  return isMoney ? 1.8 : unit ? 0.9 : 1.2
}

function figureAt({ deciding }: Candidate, i: number): string | undefined {
  const told = deciding[i]
  return told?.kind === 'figure' ? told.value : undefined
}

function yearAt({ deciding }: Candidate, i: number, year: number): string | undefined {
  const told = deciding[i]
  return told?.kind === 'trend' ? told.years[year]?.percent : undefined
}

/** What its form calls the name of whoever applies: 企业名称. */
export function nameLabel(category: Category): string {
  return fieldOf(category, category.nameField)?.label ?? '名称'
}
