import type { FullScheme } from '../../checks/full-scheme.ts'
import { bounds, unitOf } from '../../checks/thresholds.ts'
import { given } from '../../given.ts'
import { chineseDate } from '../../text/date.ts'
import { propertyName, things } from './words.ts'

/** One thing a corrected notice says otherwise. */
export type Difference = {
  readonly kind: 'changed' | 'added' | 'removed'
  /** Where it stands: `checks.serviceShare.minimum`. */
  readonly place: string
  /** Told in full. */
  readonly sentence: string
  readonly clause?: string
  /** The check it belongs to. */
  readonly check?: string
}

/** A scheme as its file has it, with relative years, and as it is read. */
export type WrittenScheme = { readonly file: FullScheme; readonly filled: FullScheme }

/**
 * What one notice says otherwise than another, each told in a sentence. A text that takes its number from a threshold is
 * not told besides the threshold, nor what says the same in other words ({0}-08-10 and 2023-08-10).
 */
export function schemeDifference(before: WrittenScheme, after: WrittenScheme): Difference[] {
  return compared(
    { file: before.file, filled: before.filled },
    { file: after.file, filled: after.filled },
    { place: [], about: [], of: before.filled, next: after.filled },
  )
}

type Side = { readonly file: unknown; readonly filled: unknown }
type At = {
  readonly place: readonly string[]
  /** What it is within, from the outside in. */
  readonly about: readonly string[]
  readonly clause?: string
  readonly check?: string
  readonly of: FullScheme
  readonly next: FullScheme
}

function compared(before: Side, after: Side, at: At): Difference[] {
  if (same(before.file, after.file) && same(before.filled, after.filled)) return []
  if (isObject(before.file) && isObject(after.file)) {
    if (at.place.at(-1) === 'layout') return leaf(before, after, at)
    const keys = new Set([...Object.keys(before.file), ...Object.keys(after.file)])
    if (at.place.length === 0) keys.delete('id')
    const inside = { ...at, ...given({ clause: textOf(before.filled, 'clause') ?? at.clause }) }
    return [...keys].flatMap((key) => {
      const next = { ...inside, place: [...at.place, key], about: [...at.about, ...placeName(key, at)] }
      return compared(inner(before, key), inner(after, key), next)
    })
  }
  const list = at.place.at(-1) ?? ''
  if (isNamedList(before.file) && isNamedList(after.file)) return comparedLists(list, before, after, at)
  if (isListOfObjects(before.file) && isListOfObjects(after.file) && before.file.length === after.file.length) {
    return before.file.flatMap((_, i) => {
      const title = textOf((before.filled as unknown[])[i], 'title')
      const about = title === undefined ? at.about : [...at.about, `“${title}”`]
      return compared(item(before, i), item(after, i), { ...at, place: [...at.place, String(i)], about })
    })
  }
  // Moved by the year alone: the year is told.
  if (same(before.file, after.file)) return []
  return leaf(before, after, at)
}

/** Lists whose items have names: each by its own, whatever its place. */
function comparedLists(list: string, before: Side, after: Side, at: At): Difference[] {
  const [former, next] = [itemsOf(before), itemsOf(after)]
  const names = [...new Set([...former.keys(), ...next.keys()])]
  const differences = names.flatMap((name) => {
    const [was, is] = [former.get(name), next.get(name)]
    const one = (is ?? was) as Side
    const inside: At = {
      ...at,
      place: [...at.place, name],
      about: [...at.about, `“${titleOf((was ?? one).filled, name)}”`],
      ...given({ clause: textOf(one.filled, 'clause') ?? at.clause }),
      ...(list === 'checks' && at.place.length === 1 && { check: name }),
    }
    if (was && is) return compared(was, is, inside)
    const what = `${within(at)}${things[list] ?? '内容'}“${titleOf(one.filled, name)}”`
    const much = list === 'quotas' ? `：${words(field(one.filled, 'maximum'), inside, at.of)} 件` : ''
    return [told(is ? 'added' : 'removed', `${is ? '新增' : '取消'}${what}${is ? much : ''}`, inside)]
  })
  const order = (items: ReadonlyMap<string, Side>, others: ReadonlyMap<string, Side>) =>
    [...items.keys()].filter((name) => others.has(name)).join()
  if (order(former, next) === order(next, former)) return differences
  return [...differences, told('changed', `${within(at)}${things[list] ?? '内容'}的次序有改动`, at)]
}

function leaf(before: Side, after: Side, at: At): Difference[] {
  const property = at.place.at(-1) ?? ''
  const [was, is] = [words(before.filled, at, at.of), words(after.filled, at, at.next)]
  // Written otherwise, and meaning the same.
  if (same(before.filled, after.filled)) return []
  const name = propertyName(property, at.place[0])
  const subject = at.about.length > 0 ? `${at.about.join('')}：${name}` : name
  if (was === undefined || is === undefined) return [told('changed', `${subject}有改动`, at)]
  return [told('changed', `${subject} ${was} → ${is}`, at)]
}

function told(kind: Difference['kind'], sentence: string, { place, clause, check }: At): Difference {
  return { kind, place: place.join('.'), sentence, ...given({ clause, check }) }
}

function within({ about }: At): string {
  return about.length > 0 ? `${about.join('')}的` : ''
}

/** A value as it is told; undefined where it is more than a few words. */
function words(value: unknown, { check, place }: At, scheme: FullScheme): string | undefined {
  if (value === undefined) return '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return chineseDate(text)
    const of = scheme.checks.find(({ id }) => id === check)
    const bound = Object.hasOwn(bounds, place.at(-1) ?? '') && /^-?\d+(\.\d+)?$/.test(text)
    const unit = bound ? (place[0] === 'quotas' ? '件' : of && unitOf(of, scheme, place.at(-1))) : undefined
    if (unit !== undefined) return `${text} ${unit}`
    return text.length > longest ? undefined : text.replaceAll('\n', '')
  }
  if (!Array.isArray(value) || value.some((item) => typeof item === 'object')) return undefined
  const joined = value.length === 0 ? '没有' : value.join('、')
  return joined.length > longest ? undefined : joined
}

const longest = 80

/** Containers that say nothing by themselves are not named; a date goes by what is due then. */
function placeName(key: string, { place, next, of }: At): string[] {
  if (place.length === 1 && place[0] === 'dates') {
    const title = textOf(field(of.dates, key) ?? field(next.dates, key), 'title')
    return title === undefined ? [] : [`“${title}”`]
  }
  if (place.length > 0) return []
  const names: Readonly<Record<string, string>> = {
    ...{ region: '地区', delivery: '报送', summary: '汇总表', print: '印制', cover: '封面' },
  }
  return names[key] === undefined ? [] : [names[key]]
}

function inner({ file, filled }: Side, key: string): Side {
  return { file: field(file, key), filled: field(filled, key) }
}

function item({ file, filled }: Side, i: number): Side {
  return { file: (file as unknown[])[i], filled: (filled as unknown[])[i] }
}

function isListOfObjects(value: unknown): value is object[] {
  return Array.isArray(value) && value.every(isObject)
}

function field(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined
}

const names = ['id', 'key', 'category', 'part', 'code', 'medium'] as const

function nameOf(item: unknown): string | undefined {
  for (const name of names) {
    const text = textOf(item, name)
    if (text !== undefined) return text
  }
  return undefined
}

function isNamedList(value: unknown): value is unknown[] {
  if (!Array.isArray(value)) return false
  const ids = value.map(nameOf)
  return !ids.includes(undefined) && new Set(ids).size === ids.length
}

function itemsOf({ file, filled }: Side): Map<string, Side> {
  const read = filled as unknown[]
  return new Map((file as unknown[]).map((item, i) => [nameOf(item) ?? '', { file: item, filled: read[i] }]))
}

function titleOf(item: unknown, name: string): string {
  for (const key of ['title', 'label', 'name', 'part', 'medium', 'category']) {
    const text = textOf(item, key)
    if (text !== undefined) return text.replaceAll('\n', '')
  }
  return name
}

function textOf(item: unknown, key: string): string | undefined {
  const text = isObject(item) ? item[key] : undefined
  return typeof text === 'string' ? text : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
