import type { FormValue } from '../../../src-domain/application.ts'
import type { Category, Field } from '../../../src-domain/scheme.ts'
import { type Blank, blankOf, rowBlanks } from './blanks.ts'
import { type Arrangement, arrangements } from './paper-arrangements.ts'

/** The grid of a printed form: rows of cells over twelve columns, as the notice prints it. */
export type PaperRow = { readonly id: string; readonly cells: readonly PaperCell[] }

export type PaperCell = {
  readonly kind: 'section' | 'head' | 'label' | 'blanks' | 'seal'
  /** Columns it takes, of twelve. */
  readonly columns: number
  readonly rows?: number
  readonly text?: string
  readonly blanks?: readonly Blank[]
  /** Printed in the cell with the value. */
  readonly remark?: string
}

export const paperColumns = 12

/** The rows of a category's form. Every printed field has its place, also in a scheme with other fields. */
export function paperLayout(category: Category, values: readonly FormValue[]): PaperRow[] {
  const arrangement = arrangements[category.id]
  const printed = category.sections.map((section) => ({
    ...section,
    fields: section.fields.filter((f) => f.printed && !f.within),
  }))
  const within = (key: string) => category.sections.flatMap((s) => s.fields).filter((f) => f.within === key)
  const rows = printed.flatMap((section) => [
    // 区名称 stands above the first section and is no section on paper.
    ...(section.fields.length === 1 && section.fields[0]?.label === section.title ? [] : [sectionRow(section.title)]),
    ...runsOf(section.fields, arrangement).flatMap((run) => rowsOf(run, { arrangement, values, within })),
  ])
  return [...rows, ...category.seals.map(sealRow)]
}

type Run = { readonly kind: 'years' | 'group' | 'rows' | 'wide' | 'pairs'; readonly fields: readonly Field[] }

/** Neighbouring fields that are printed alike. */
function runsOf(fields: readonly Field[], arrangement: Arrangement): Run[] {
  const runs: { kind: Run['kind']; fields: Field[] }[] = []
  for (const field of fields) {
    const kind = kindOf(field, fields, arrangement)
    const last = runs.at(-1)
    const sameGroup = kind !== 'group' || last?.fields[0]?.group === field.group
    if (last?.kind === kind && kind !== 'wide' && sameGroup) last.fields.push(field)
    else runs.push({ kind, fields: [field] })
  }
  return runs
}

function kindOf(field: Field, fields: readonly Field[], { alone }: Arrangement): Run['kind'] {
  if (field.years) return 'years'
  if (field.group) return 'group'
  // The capital stands left of the rows of its investors.
  if (field.type === 'rows' || fields[fields.indexOf(field) + 1]?.type === 'rows') return 'rows'
  const full = field.type === 'choice' || field.type === 'choices' || alone.includes(field.key) || alone.includes('*')
  return full ? 'wide' : 'pairs'
}

type Context = {
  readonly arrangement: Arrangement
  readonly values: readonly FormValue[]
  readonly within: (key: string) => readonly Field[]
}

function rowsOf({ kind, fields }: Run, context: Context): PaperRow[] {
  switch (kind) {
    case 'years':
      return yearRows(fields, context.arrangement)
    case 'group':
      return groupRows(fields, context.arrangement)
    case 'rows':
      return repeatingRows(fields, context)
    case 'wide':
      return fields.map((field) => wideRow(field, context))
    case 'pairs':
      return pairRows(fields, context.arrangement)
  }
}

function sectionRow(title: string): PaperRow {
  return { id: title, cells: [{ kind: 'section', columns: paperColumns, text: title }] }
}

function sealRow(seal: Category['seals'][number]): PaperRow {
  return { id: seal.id, cells: [{ kind: 'seal', columns: paperColumns, text: `${seal.label}\n${seal.text}` }] }
}

function blankCell(field: Field, columns: number, year?: number): PaperCell {
  const remark = year === undefined ? field.placeholder : undefined
  return { kind: 'blanks', columns, blanks: [blankOf(field, year)], ...(remark ? { remark } : {}) }
}

function wideRow(field: Field, { arrangement: { wideLabel }, within }: Context): PaperRow {
  const blanks = [blankOf(field), ...within(field.key).map((f) => blankOf(f))]
  const remark = field.placeholder
  return {
    id: field.key,
    cells: [
      { kind: 'label', columns: wideLabel, text: field.label },
      { kind: 'blanks', columns: paperColumns - wideLabel, blanks, ...(remark ? { remark } : {}) },
    ],
  }
}

/** Two in a row; an odd number ends in a row of three, as 表1 prints its patents. */
function pairRows(fields: readonly Field[], { pairLabel }: Arrangement): PaperRow[] {
  const triple = fields.length % 2 === 1 && fields.length >= 3 ? fields.length - 3 : fields.length
  const rows: PaperRow[] = []
  for (let i = 0; i < triple; i += 2) rows.push(shortRow(fields.slice(i, i + 2), pairLabel))
  if (triple < fields.length) rows.push(shortRow(fields.slice(triple), 2))
  return rows
}

function shortRow(fields: readonly Field[], label: number): PaperRow {
  const share = paperColumns / fields.length
  return {
    id: fields.map((f) => f.key).join(),
    cells: fields.flatMap((field): PaperCell[] => [
      { kind: 'label', columns: label, text: field.label },
      blankCell(field, share - label),
    ]),
  }
}

function yearRows(fields: readonly Field[], { wideLabel, yearsHead }: Arrangement): PaperRow[] {
  const years = fields[0]?.years ?? []
  const each = (paperColumns - wideLabel) / years.length
  return [
    {
      id: `${fields[0]?.key} years`,
      cells: [
        { kind: 'head', columns: wideLabel, text: yearsHead },
        ...years.map((year): PaperCell => ({ kind: 'head', columns: each, text: `${year} 年` })),
      ],
    },
    ...fields.map((field) => ({
      id: field.key,
      cells: [
        { kind: 'label' as const, columns: wideLabel, text: field.label },
        ...years.map((year) => blankCell(field, each, year)),
      ],
    })),
  ]
}

function groupRows(fields: readonly Field[], { wideLabel }: Arrangement): PaperRow[] {
  const label = 2
  return fields.map((field, i) => ({
    id: field.key,
    cells: [
      ...(i === 0
        ? [{ kind: 'label' as const, columns: wideLabel, rows: fields.length, text: field.group ?? '' }]
        : []),
      { kind: 'label', columns: label, text: field.label },
      blankCell(field, paperColumns - wideLabel - label),
    ],
  }))
}

/** Left what belongs to all rows, right the heads and the rows themselves. */
function repeatingRows(fields: readonly Field[], { arrangement: { wideLabel }, values }: Context): PaperRow[] {
  const repeating = fields.find((f) => f.type === 'rows')
  const beside = fields.find((f) => f !== repeating)
  if (!repeating) return fields.map((field) => shortRow([field], wideLabel))
  const columns = repeating.columns ?? []
  const rows = rowBlanks(repeating, values)
  const left = beside ? wideLabel : 0
  const share = (paperColumns - left) / columns.length
  return [
    {
      id: repeating.key,
      cells: [
        ...(beside
          ? [{ ...blankCell(beside, left), rows: rows.length + 1, text: beside.label, remark: beside.unit ?? '' }]
          : []),
        ...columns.map((c): PaperCell => ({ kind: 'head', columns: share, text: c.label })),
      ],
    },
    ...rows.map((blanks, i) => ({
      id: `${repeating.key}.${i + 1}`,
      cells: blanks.map((blank): PaperCell => ({ kind: 'blanks', columns: share, blanks: [blank] })),
    })),
  ]
}
