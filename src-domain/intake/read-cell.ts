import type { FormValue, IntakeProblem, Source } from '../batch/application.ts'
import { given } from '../given.ts'
import { problem } from '../problems/problem.ts'
import type { Category, Field } from '../schemes/scheme.ts'
import { plain } from '../text/normalise.ts'
import { addressOf, formatAddress } from '../values/address.ts'
import { besides } from './besides.ts'
import { labelled } from './labelled.ts'
import { namedOtherwise } from './named-otherwise.ts'
import { partlyStruck } from './partly-struck.ts'
import { implausible } from './plausible.ts'
import { readValue, type ValueReading } from './read-value.ts'
import { severalIn } from './several-values.ts'
import { smallPrint } from './small-print.ts'
import { standsIn } from './stand-ins.ts'
import type { Cell, Table } from './word-document.ts'

/** One form of a document as it is read: its tables put together, and what its cells are. */
export type Form = {
  readonly table: Table
  readonly category: Category
  /** Date up to which durations count, ISO 8601. */
  readonly asOf: string
  readonly sourceOf: (cell: Cell) => Source
  /** The money unit stated for the whole table a cell stands in (单位：元). */
  readonly unitOf: (cell: Cell) => string | undefined
  /** Holds a label, so it is nobody's value. */
  readonly isLabel: (cell: Cell) => boolean
}

export type FieldReading = {
  readonly values: readonly FormValue[]
  readonly problems: readonly IntakeProblem[]
  /** The cells that went into it. */
  readonly cells: readonly Cell[]
}

export type CellReading = {
  /** Key of the value, where it is not the field's. */
  readonly key?: string
  readonly year?: number
  /** Unit the figure is in, where the form prints or states one. */
  readonly unit?: string
  /** Why the reading is unsure whatever stands in the cell. */
  readonly doubt?: string | undefined
}

/** The value that stands in a cell, with where it came from; a text that cannot be understood is a problem. */
export function readCell(form: Form, field: Field, raw: string, cell: Cell, as: CellReading = {}): FieldReading {
  const { year } = as
  const unit = as.unit === field.unit ? undefined : as.unit
  const text = field.type === 'paragraph' && raw === cell.text ? labelled(cell).text : withoutLeftover(cell, raw)
  const reading = raw.trim() === '' ? empty : readValue(field, text, { asOf: form.asOf, ...(unit ? { unit } : {}) })
  const beside = besides(cell, field, reading.value === '')
  const odd = [
    reading.certainty === 'sure' ? implausible(field, reading.value, form.category) : undefined,
    severalIn(field, reading.value),
    reading.value === '' ? undefined : namedOtherwise(field, text),
    standsIn(field, reading.value),
    reading.value === '' ? undefined : partlyStruck(cell, field),
    reading.value === '' ? undefined : smallPrint(cell, field),
  ].filter((n) => n !== undefined)
  const note = [beside, reading.note, ...odd].filter((n) => n !== undefined).join('；')
  const value: FormValue = {
    key: as.key ?? field.key,
    ...given({ year }),
    value: reading.value,
    raw: text,
    source: form.sourceOf(cell),
    certainty: beside === undefined && odd.length === 0 ? reading.certainty : 'unsure',
    ...(note === '' ? {} : { note }),
  }
  const label = `${plain(field.label)}${year === undefined ? '' : `（${year} 年）`}`
  return {
    values: [doubted(value, as.doubt)],
    problems: reading.problem
      ? [
          {
            ...problem('value-unreadable', { label, text: plain(raw), reason: reading.problem }),
            at: formatAddress(addressOf(value)),
          },
        ]
      : [],
    cells: [cell],
  }
}

const empty: ValueReading = { value: '', certainty: 'sure' }

/** What parted a struck name from the one beside it goes with it. */
function withoutLeftover({ asides = [] }: Cell, text: string): string {
  return asides.some(({ kind }) => kind === 'struck') ? text.replace(/^[\s、，,；;]+|[\s、，,；;]+$/g, '') : text
}

/** The same value, unsure for one more reason; a value that is not there cannot be unsure. */
export function doubted(value: FormValue, doubt: string | undefined): FormValue {
  if (!doubt || value.value === '') return value
  return { ...value, certainty: 'unsure', note: value.note ? `${doubt}；${value.note}` : doubt }
}

export function together(readings: readonly FieldReading[]): FieldReading {
  return {
    values: readings.flatMap((r) => r.values),
    problems: readings.flatMap((r) => r.problems),
    cells: readings.flatMap((r) => r.cells),
  }
}
