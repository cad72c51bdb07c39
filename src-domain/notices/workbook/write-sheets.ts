import { z } from 'zod'
import { shownCell } from './cell.ts'
import { alternative, bare, grammarAt, leafOf, propertiesOf } from './grammar.ts'
import { type Column, type LinesSheet, lineHeads, type TableSheet } from './sheet.ts'
import { sheets } from './sheets.ts'
import { yesNo } from './words.ts'

/** What may be chosen in a column: these, or what stands in a column of another sheet (`申报表.代号`). */
export type Choice = { readonly of: readonly string[] } | { readonly pick: string }

export type Head = {
  readonly text: string
  readonly width: number
  readonly comment?: string
  readonly choice?: Choice
}

export type WrittenCell = {
  readonly value: string | number
  /** Has nothing to say of what this row is about. */
  readonly idle?: true
  readonly comment?: string
  readonly choice?: Choice
}

/** A sheet to be written: a row of heads, and the rows below. */
export type WrittenSheet = {
  readonly name: string
  readonly about: string
  readonly heads: readonly Head[]
  readonly rows: readonly (readonly WrittenCell[])[]
  /** How many of the first columns say which row it is. */
  readonly fixed: number
}

/** Something of the whole, by what it is called. */
type Thing = Readonly<Record<string, unknown>>

/** All sheets of a package: `whole` is as `Whole`, and as its author wrote it. */
export function writeSheets(whole: unknown): WrittenSheet[] {
  return sheets.map((sheet) => (sheet.kind === 'lines' ? linesOf(sheet, whole) : tableOf(sheet, whole)))
}

function linesOf({ name, about, lines }: LinesSheet, whole: unknown): WrittenSheet {
  return {
    name,
    about,
    heads: [
      { text: lineHeads.head, width: 24 },
      { text: lineHeads.value, width: 60 },
      { text: lineHeads.note, width: 50 },
    ],
    rows: lines.map((line) => {
      const choice = choiceOf(grammarAt(line.at), line)
      const value = shownCell(valueAt(whole, line.at), line)
      return [{ value: line.head }, { value, ...(choice && { choice }) }, { value: line.note ?? '' }]
    }),
    fixed: 1,
  }
}

function tableOf(sheet: TableSheet, whole: unknown): WrittenSheet {
  const { name, about, owners, columns, nested, numbered } = sheet
  const element = grammarAt(sheet.at)
  const extra: Head[] = [
    ...(numbered ? [{ text: numbered, width: 6 }] : []),
    ...owners.map(({ head, width = 14, pick }) => ({ text: head, width, ...(pick && { choice: { pick } }) })),
  ]
  const inside: Head[] = nested ? [{ text: nested.head, width: 6, comment: nested.note }] : []
  const heads = columns.map((column) => {
    const schema = column.at === '' ? element : grammarAt(`${sheet.at}.${column.at}`)
    const choice = choiceOf(schema, column)
    return {
      text: column.head,
      width: column.width ?? 14,
      ...(column.note === undefined ? {} : { comment: column.note }),
      ...(choice && { choice }),
    }
  })
  const rows = thingsOf(sheet, whole).map(({ owned, thing, number }, i): WrittenCell[] => {
    const asked = askedOf(element, thing)
    const cells = columns.map(({ at, ...column }): WrittenCell => {
      const value = at === '' ? thing : valueAt(thing, at)
      const idle = at !== '' && !asked(at, number !== '')
      return { value: shownCell(value, { at, ...column }), ...(idle && { idle }) }
    })
    return [
      ...(numbered ? [{ value: i + 1 }] : []),
      ...owned.map((value) => ({ value })),
      ...(nested ? [{ value: number }] : []),
      ...cells,
    ]
  })
  const fixed = extra.length + inside.length + (columns[0]?.at === '' ? 0 : 1)
  return { name, about, heads: [...extra, ...inside, ...heads], rows, fixed }
}

type Row = { readonly owned: readonly string[]; readonly thing: unknown; readonly number: string }

/** The things of a list with what they belong to, each followed by what it is made of. */
function thingsOf(sheet: TableSheet, whole: unknown): Row[] {
  const parts = sheet.at.split('.*').map((part) => part.replace(/^\./, ''))
  let found: { owned: readonly string[]; thing: unknown }[] = [{ owned: [], thing: whole }]
  for (const [depth, part] of parts.slice(0, -1).entries()) {
    found = found.flatMap(({ owned, thing }) => {
      const by = depth > 0 ? sheet.owners[depth - 1]?.by : undefined
      const names = by === undefined ? owned : [...owned, String(valueAt(thing, by))]
      const list = valueAt(thing, part)
      return (Array.isArray(list) ? list : []).map((one: unknown) => ({ owned: names, thing: one }))
    })
  }
  const { nested } = sheet
  return found.flatMap(({ owned, thing }) => {
    return nested ? within(thing, nested, owned, '') : [{ owned, thing, number: '' }]
  })
}

function within(
  thing: unknown,
  nested: NonNullable<TableSheet['nested']>,
  owned: readonly string[],
  number: string,
  whole = thing,
): Row[] {
  const parts = valueAt(thing, nested.property)
  const own = number === '' ? thing : { ...(thing as object), [nested.by]: valueAt(whole, nested.by) }
  return [
    { owned, thing: own, number },
    ...(Array.isArray(parts) ? parts : []).flatMap((part: unknown, i) => {
      return within(part, nested, owned, number === '' ? `${i + 1}` : `${number}.${i + 1}`, whole)
    }),
  ]
}

/** Whether a thing of this kind has a property; of one that is a part of another, what the whole says is said there. */
function askedOf(element: z.core.$ZodType, thing: unknown): (at: string, isPart: boolean) => boolean {
  return (at, isPart) => {
    let schema = element
    let value = thing
    for (const [depth, name] of at.split('.').entries()) {
      const given = value
      if (schema instanceof z.ZodUnion) {
        const own = alternative(schema, valueAt(value, 'kind'), (property) => valueAt(given, property) !== undefined)
        if (isPart && depth === 0 && ofTheWhole.has(name)) return false
        if (own) schema = own
      }
      const next = propertiesOf(schema).find(([property]) => property === name)?.[1]
      if (!next) return false
      schema = bare(next).schema
      value = valueAt(value, name)
    }
    return true
  }
}

const ofTheWhole = new Set(['clause', 'categories', 'inPrinciple', 'when', 'advice', 'request'])

function choiceOf(schema: z.core.$ZodType, { pick, words = {} }: Column): Choice | undefined {
  if (pick) return { pick }
  const leaf = leafOf(schema)
  if (leaf?.is === 'boolean') return { of: [yesNo.yes, yesNo.no] }
  if (leaf?.is !== 'oneOf') return undefined
  // A kind's grammar is one value: all that any kind has are its words.
  const values = Object.keys(words).length > 0 ? Object.keys(words) : leaf.values
  return { of: values.map((value) => words[value] ?? String(value)) }
}

export function valueAt(thing: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    return at && typeof at === 'object' && Object.hasOwn(at, key) ? (at as Thing)[key] : undefined
  }, thing)
}
