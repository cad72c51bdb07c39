import { SchemeFile } from '../../checks/full-scheme.ts'
import { Sample } from '../sample.ts'
import type { SampleRows } from './grammar.ts'
import { outcomes } from './words.ts'

/** A package's data as it stands in its files: samples by their names, without `.json`. */
export type NoticeData = {
  readonly scheme: unknown
  readonly samples: Readonly<Record<string, unknown>>
  /** The notice itself, where it came as text. */
  readonly text?: string
}

/** A text may come from Windows; its lines are the same. */
const lineBreak = /\r\n?|\n/g

/** What `writeSheets` takes and `readSheets` gives. */
export function wholeOf({ scheme, samples, text }: NoticeData): object {
  return {
    ...(scheme as object),
    samples: Object.entries(samples).map(([name, sample]) => rowsOf(name, sample as Partial<Sample>)),
    original: text?.split(lineBreak) ?? [],
  }
}

export function dataOf(whole: Readonly<Record<string, unknown>>): NoticeData {
  const { samples, original, ...scheme } = whole
  const lines = original as string[]
  return {
    scheme,
    samples: Object.fromEntries((samples as SampleRows[]).map((rows) => [rows.name, sampleOf(rows)])),
    ...(lines.length > 0 ? { text: lines.join('\n') } : {}),
  }
}

/** The same text for data that mean the same: what is left out is what it is when left out, and order of names is none. */
export function canonicalText({ scheme, samples, text }: NoticeData): string {
  const parsed = SchemeFile.safeParse(scheme)
  const whole = {
    scheme: parsed.success ? parsed.data : scheme,
    samples: Object.fromEntries(Object.entries(samples).map(([name, one]) => [name, wholeSample(one)])),
    text: text?.replace(lineBreak, '\n'),
  }
  return JSON.stringify(sorted(whole))
}

function wholeSample(sample: unknown): unknown {
  return Sample.safeParse(sample).data ?? sample
}

function rowsOf(name: string, sample: Partial<Sample>): SampleRows {
  const { category = '', note = '', values = {}, outline = {}, attachments = {}, expect = {} } = sample

  return {
    name,
    category,
    note,
    entries: [
      ...Object.entries(values).map(([at, text]) => ({ part: 'values' as const, at, text })),
      ...Object.entries(outline).map(([at, text]) => ({ part: 'outline' as const, at, text })),
      ...Object.entries(attachments).flatMap(([at, files]) => {
        const rows = files.map(({ name, ...first }) => ({ part: 'attachments' as const, at, text: name, ...first }))
        return rows.length > 0 ? rows : [{ part: 'attachments' as const, at, text: '' }]
      }),
      ...Object.entries(expect).map(([at, outcome]) => ({ part: 'expect' as const, at, text: outcomes[outcome] })),
    ],
  }
}

function sampleOf({ category, note, entries = [] }: SampleRows): object {
  const of = (part: SampleRows['entries'][number]['part']) => entries.filter((entry) => entry.part === part)
  const texts = (part: 'values' | 'outline') => Object.fromEntries(of(part).map(({ at, text }) => [at, text]))
  const attached = Map.groupBy(of('attachments'), ({ at }) => at)
  return {
    category,
    note,
    values: texts('values'),
    outline: texts('outline'),
    attachments: Object.fromEntries(
      [...attached].map(([slot, files]) => [
        slot,
        files.flatMap(({ text: name, firstPageText }) => {
          return name === '' ? [] : [{ name, ...(firstPageText === undefined ? {} : { firstPageText }) }]
        }),
      ]),
    ),
    expect: Object.fromEntries(of('expect').map(({ at, text }) => [at, outcomeOf(text)])),
  }
}

function outcomeOf(text: string): string {
  const plain = text.normalize('NFKC').trim()
  return Object.entries(outcomes).find(([, word]) => word === plain)?.[0] ?? plain
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => [key, sorted(own)]),
  )
}
