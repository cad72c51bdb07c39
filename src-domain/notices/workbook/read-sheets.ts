import { z } from 'zod'
import { type GivenCell, isBlank, readCell, valueNamed } from './cell.ts'
import { type GivenRow, type GivenSheet, rowsOf, type SheetFault } from './given-sheets.ts'
import { alternative, bare, elementOf, grammarAt, leafOf, mayLack, propertiesOf, takes, Whole } from './grammar.ts'
import { type Column, type LinesSheet, lineHeads, type TableSheet } from './sheet.ts'
import { sheets } from './sheets.ts'

/** What the sheets say, where each part of it stands (by its path), and what is wrong with the cells. */
export type SheetsRead = {
  readonly whole: Thing
  readonly places: Readonly<Record<string, string>>
  readonly faults: readonly SheetFault[]
}

type Thing = Record<string, unknown>

/** The other way of `writeSheets`, after people and programs have been at it. */
export function readSheets(given: readonly GivenSheet[]): SheetsRead {
  const reader = new Reader(given)
  return { whole: reader.whole, places: reader.places, faults: reader.faults }
}

/** One row, or all lines of a sheet: the cells by property. */
type Cells = { readonly column: Column; readonly cell: GivenCell | undefined; readonly place: string }[]

class Reader {
  readonly places: Record<string, string> = {}
  readonly faults: SheetFault[] = []
  readonly whole: Thing
  /** By which alternative of its grammar a thing was read. */
  readonly grammars = new Map<unknown, z.core.$ZodType>()

  constructor(given: readonly GivenSheet[]) {
    const rows = rowsOf(given, this.faults)
    const lines = sheets.filter((sheet) => sheet.kind === 'lines')
    this.whole = this.thing(
      Whole,
      lines.flatMap((sheet) => this.lines(sheet, rows.get(sheet.name) ?? [])),
      '',
    )
    for (const sheet of sheets) if (sheet.kind === 'table') this.table(sheet, rows.get(sheet.name) ?? [])
  }

  lines({ name, lines }: LinesSheet, rows: readonly GivenRow[]): Cells {
    const named = new Map(rows.map((row) => [nameOf(row.cell(lineHeads.head)), row]))
    for (const [head, row] of named) {
      if (!lines.some((line) => nameOf(line.head) === head)) {
        this.wrong(row.place(lineHeads.head), `没有“${head}”这一项`)
      }
    }
    return lines.flatMap((column) => {
      const row = named.get(nameOf(column.head))
      if (!row && !mayLack(Whole, column.at)) this.wrong(`“${name}”表`, `缺少“${column.head}”这一行，请补回`)
      return row ? [{ column, cell: row.cell(lineHeads.value), place: row.place(lineHeads.value, column.head) }] : []
    })
  }

  table(sheet: TableSheet, rows: readonly GivenRow[]): void {
    const element = grammarAt(sheet.at)
    for (const row of rows) {
      const found = this.listOf(sheet, row)
      if (!found) continue
      const { list, schema = element, path } = found
      const at = `${path}.${list.length}`
      const isPart = schema !== element
      const cells = sheet.columns
        .filter(({ at }) => !isPart || at !== sheet.nested?.by)
        .map((column) => ({ column, cell: row.cell(column.head), place: row.place(column.head) }))
      this.places[at] ??= row.place()
      const [only] = cells
      list.push(only?.column.at === '' ? (this.leaf(schema, false, only, at) ?? '') : this.thing(schema, cells, at))
    }
  }

  /** The list a row is to be put into, with where it is; undefined where what it belongs to is not there. */
  listOf({ at, owners, nested, name }: TableSheet, row: GivenRow): Found | undefined {
    const parts = at.split('.*').map((part) => part.replace(/^\./, ''))
    let thing = this.whole
    let path = ''
    for (const [depth, { by, head, made }] of owners.entries()) {
      const { list, path: listPath } = listIn(thing, parts[depth] ?? '', path)
      const wanted = row.cell(head)
      const i = list.findIndex((one) => nameOf(String((one as Thing)[by])) === nameOf(wanted))
      if (i < 0 && (!made || isBlank(wanted) || typeof wanted === 'object')) {
        this.wrong(row.place(head), isBlank(wanted) ? '没有写' : `没有“${textOf(wanted)}”，请核对`)
        return undefined
      }
      path = `${listPath}.${i < 0 ? list.length : i}`
      if (i < 0) {
        this.places[path] = row.place(head)
        list.push({ [by]: textOf(wanted).trim() })
      }
      thing = (i < 0 ? list.at(-1) : list[i]) as Thing
    }
    const found = listIn(thing, parts[owners.length] ?? '', path)
    const number = nested && row.cell(nested.head)
    if (!nested || isBlank(number)) return found
    return this.within(found, nested, row, name)
  }

  /** The list of what a thing is made of, by the number the row has: 2.1 is put into the second part of the last thing. */
  within(found: Found, nested: NonNullable<TableSheet['nested']>, row: GivenRow, name: string): Found | undefined {
    const id = nameOf(row.cell(columnHead(name, nested.by)))
    const number = textOf(row.cell(nested.head)).normalize('NFKC').trim()
    const owner = found.list.findIndex((one) => nameOf(String((one as Thing)[nested.by])) === id)
    const steps = number.split('.').map(Number)
    let thing = found.list[owner] as Thing | undefined
    let path = `${found.path}.${owner}`
    for (const step of steps.slice(0, -1)) {
      thing = (thing?.[nested.property] as Thing[] | undefined)?.[step - 1]
      path = `${path}.${nested.property}.${step - 1}`
    }
    const list = thing?.[nested.property]
    const grammar = thing && this.grammars.get(thing)
    const property = grammar && propertiesOf(grammar).find(([property]) => property === nested.property)?.[1]
    const schema = property && elementOf(bare(property).schema)
    if (!Array.isArray(list) || !schema || steps.at(-1) !== list.length + 1) {
      this.wrong(row.place(nested.head), `“${number}”接不上：它上面要有代号相同、能由几个条件合成的一行，并从 1 数起`)
      return undefined
    }
    return { list, schema, path: `${path}.${nested.property}` }
  }

  thing(schema: z.core.$ZodType, cells: Cells, path: string): Thing {
    const used = new Set<Column>()
    const made = (this.part({ schema, optional: false }, '', cells, path, used) ?? {}) as Thing
    for (const { column, cell, place } of cells) {
      if (!used.has(column) && !isBlank(cell)) this.wrong(place, '这一种没有这一项，请清空')
    }
    return made
  }

  /** The property at a path in a row's thing, with all that lies in it. */
  part(
    { schema, optional }: ReturnType<typeof bare>,
    at: string,
    cells: Cells,
    path: string,
    used: Set<Column>,
  ): unknown {
    const leaf = leafOf(schema)
    const own = cells.find(({ column }) => column.at === at)
    if (leaf && own) {
      used.add(own.column)
      return this.leaf(schema, optional, own, `${path}.${at}`.replace(/^\./, ''))
    }
    if (leaf || schema instanceof z.ZodArray) return optional ? undefined : emptyList(schema)
    const isGiven = (property: string) =>
      cells.some(({ column, cell }) => column.at.startsWith(property) && !isBlank(cell))
    const under = at === '' ? '' : `${at}.`
    if (optional && !isGiven(under)) return undefined
    const chosen = schema instanceof z.ZodUnion ? this.chosen(schema, under, cells, path) : schema
    if (!chosen) {
      for (const { column } of cells) used.add(column)
      return {}
    }
    const made: Thing = {}
    for (const [property, grammar] of propertiesOf(chosen)) {
      const value = this.part(bare(grammar), `${under}${property}`, cells, path, used)
      if (value !== undefined) made[property] = value
    }
    this.grammars.set(made, chosen)
    return made
  }

  /** Which alternative a row is of: by its kind, or by what it has. */
  chosen(union: z.ZodUnion, under: string, cells: Cells, path: string): z.core.$ZodType | undefined {
    const at = (property: string) => cells.find(({ column }) => column.at === `${under}${property}`)
    const kind = at('kind')
    const kinds = propertiesOf(union).flatMap(([property, schema]) => {
      const leaf = property === 'kind' ? leafOf(schema) : undefined
      return leaf?.is === 'oneOf' ? leaf.values : []
    })
    const words = kind?.column.words ?? {}
    const named = valueNamed(textOf(kind?.cell), kinds, words)
    const found = alternative(union, named, (property) => !isBlank(at(property)?.cell))
    if (found) return found
    if (kind) {
      const known = [...new Set(kinds.map((one) => words[one] ?? one))].join('、')
      this.wrong(kind.place, isBlank(kind.cell) ? '没有写' : `没有“${textOf(kind.cell)}”这一种，可以写：${known}`)
    } else this.wrong(this.places[path] ?? cells[0]?.place ?? '', '几种写法一种也没有填')
    return undefined
  }

  leaf(schema: z.core.$ZodType, optional: boolean, { column, cell, place }: Cells[number], path: string): unknown {
    this.places[path] = place
    const leaf = leafOf(schema)
    if (!leaf || cell === undefined || (isBlank(cell) && !column.raw) || cell === '') {
      if (optional) return undefined
      return takes(schema, '') ? '' : emptyList(schema)
    }
    const read = readCell(cell, schema, leaf, column)
    if ('value' in read) return read.value
    this.wrong(place, read.wrong)
    return undefined
  }

  wrong(place: string, sentence: string): void {
    this.faults.push({ place, sentence })
  }
}

type Found = { readonly list: unknown[]; readonly schema?: z.core.$ZodType; readonly path: string }

/** The list at a path in a thing, made where there is none yet. */
function listIn(thing: Thing, at: string, path: string): { readonly list: unknown[]; readonly path: string } {
  const names = at.split('.')
  let owner = thing
  for (const name of names.slice(0, -1)) {
    owner[name] ??= {}
    owner = owner[name] as Thing
  }
  const last = names.at(-1) ?? ''
  owner[last] ??= []
  return { list: owner[last] as unknown[], path: path === '' ? at : `${path}.${at}` }
}

function emptyList(schema: z.core.$ZodType): [] | undefined {
  return schema instanceof z.ZodArray ? [] : undefined
}

function columnHead(sheet: string, at: string): string {
  const plan = sheets.find(({ name }) => name === sheet)
  return (plan?.kind === 'table' && plan.columns.find((column) => column.at === at)?.head) || ''
}

function textOf(cell: GivenCell | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''
}

function nameOf(cell: GivenCell | undefined): string {
  return textOf(cell).normalize('NFKC').replace(/\s+/g, '')
}
