import type { z } from 'zod'
import { type Leaf, takes } from './grammar.ts'
import type { Column } from './sheet.ts'
import { yesNo } from './words.ts'

/** A cell as a workbook has it; `odd` says what else than a plain value it is. */
export type GivenCell =
  | string
  | number
  | { readonly day: string }
  | { readonly percent: number }
  | { readonly odd: string }

/** What a cell holds for the program, or what is wrong with it: a sentence without its full stop. */
type Read = { readonly value: unknown } | { readonly wrong: string }

/** A property's value as its cell shows it. */
export function shownCell(value: unknown, { names, words }: Column): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? yesNo.yes : yesNo.no
  if (Array.isArray(value)) {
    const numbers = value.every((one) => typeof one === 'number')
    return value.map(String).join(numbers || names ? '、' : '\n')
  }
  const text = String(value ?? '')
  return words && Object.hasOwn(words, text) ? (words[text] ?? text) : text
}

export function isBlank(cell: GivenCell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** Reads a cell that is not blank, as Excel, WPS and Calc leave it behind. */
export function readCell(cell: GivenCell, schema: z.core.$ZodType, leaf: Leaf, column: Column): Read {
  if (typeof cell === 'object' && 'odd' in cell) return { wrong: cell.odd }
  switch (leaf.is) {
    case 'text':
      return readText(cell, column)
    case 'code':
      return readCode(cell, schema)
    case 'number':
      return readNumber(cell)
    case 'boolean':
      return readYesNo(cell)
    case 'oneOf':
      return readOneOf(cell, leaf.values, column)
    case 'list':
      return readList(cell, leaf.item, column)
  }
}

function readText(cell: Plain, { raw }: Column): Read {
  if (typeof cell === 'object' && 'day' in cell) {
    return { wrong: `被改成了日期（${cell.day}），请把单元格设为“文本”再填` }
  }
  const text = textOf(cell)
  return { value: raw ? text : text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, '') }
}

/** Ids, decimals and days: what people write otherwise in them is known. */
function readCode(cell: Plain, schema: z.core.$ZodType): Read {
  if (typeof cell === 'object' && 'day' in cell) return { value: cell.day }
  const text = plain(textOf(cell))
  const decimal = text.replaceAll(',', '').replace(/%$/, '')
  const day = text.replace(/^(\d{4}|\{-?\d+\})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/, (_, year, month, date) => {
    return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  })
  return { value: [text, decimal, day].find((one) => takes(schema, one)) ?? text }
}

function readNumber(cell: Plain): Read {
  if (typeof cell === 'object' && 'day' in cell) return { wrong: `被改成了日期（${cell.day}），应为数字` }
  const text = plain(textOf(cell)).replaceAll(',', '')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? { value: Number(text) } : { wrong: `“${short(text)}”应为数字` }
}

function readYesNo(cell: Plain): Read {
  const text = plain(textOf(cell)).toUpperCase()
  if ([yesNo.yes, 'TRUE', '√', '1'].includes(text)) return { value: true }
  if ([yesNo.no, 'FALSE', '×', '0'].includes(text)) return { value: false }
  return { wrong: `“${short(text)}”应为“${yesNo.yes}”或“${yesNo.no}”` }
}

function readOneOf(cell: Plain, values: readonly (string | number)[], { words = {} }: Column): Read {
  const text = plain(textOf(cell))
  const value = valueNamed(text, values, words)
  if (value !== undefined) return { value }
  const named = values.map((one) => words[one] ?? one).join('、')
  return { wrong: `没有“${short(text)}”这一种，可以写：${named}` }
}

/** The one of the fixed values that is written or called so. */
export function valueNamed<V extends string | number>(
  text: string,
  values: readonly V[],
  words: Readonly<Record<string, string>>,
): V | undefined {
  return values.find((one) => plain(text) === plain(String(one)) || plain(text) === plain(words[String(one)] ?? ''))
}

function readList(cell: Plain, item: Leaf, { names }: Column): Read {
  if (typeof cell === 'object' && 'day' in cell)
    return { wrong: `被改成了日期（${cell.day}），请把单元格设为“文本”再填` }
  const apart = item.is === 'number' || names ? /[\s、，,;；]+/ : /\r?\n/
  const parts = textOf(cell)
    .split(apart)
    .map((part) => (names ? plain(part) : part.trim()))
  const items = parts.filter((part) => part !== '')
  if (item.is !== 'number') return { value: items }
  const numbers = items.map((part) => readNumber(part))
  const wrong = numbers.find((one) => 'wrong' in one)
  return wrong ?? { value: numbers.flatMap((one) => ('value' in one ? one.value : [])) }
}

type Plain = Exclude<GivenCell, { readonly odd: string }>

/** A number as it was typed: a cell's is exact to 15 digits. */
function textOf(cell: Plain): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return decimalOf(cell)
  return 'day' in cell ? cell.day : decimalOf(cell.percent * 100)
}

function decimalOf(number: number): string {
  const text = String(Number(number.toPrecision(15)))
  return text.includes('e') ? number.toFixed(0) : text
}

/** Without white space, and with full-width letters, digits and signs made plain. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u2212\ufe63]/g, (sign) => (/\s/.test(sign) ? '' : '-'))
}

function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}
