import type { Application, Attachment, FormValue, OutlineText } from '../../src-domain/batch/application.ts'
import { assemblyOf, firstAssembly } from '../../src-domain/batch/assembly.ts'
import type { Batch } from '../../src-domain/batch/batch.ts'
import type { Finding } from '../../src-domain/checks/finding.ts'
import { loadScheme } from '../../src-domain/checks/load-scheme.ts'
import { runChecks } from '../../src-domain/checks/run-checks.ts'
import { categoryOf, fieldsOf } from '../../src-domain/schemes/lookup.ts'
import type { CategoryId, Field } from '../../src-domain/schemes/scheme.ts'
import json from '../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

const loaded = loadScheme(json)
if (!loaded.ok) throw new Error(loaded.problem.message)

/** The fifth batch's scheme. */
export const scheme = loaded.value

/** How a new batch's books are put together. */
export const assembly = assemblyOf(firstAssembly)

export const batch: Batch = {
  scheme: scheme.id,
  district: '徐汇区',
  recommender: '徐汇区科学技术委员会',
  preparer: '样例填报人',
  phone: '021-64000000',
}

/** Of everything made here; what is put into a store gets its own. */
export const uid = '0'.repeat(32)

/** Values by `key`, `key.year` or `investors.1.share`; '' clears one, undefined takes it out. */
export type Values = Readonly<Record<string, string | undefined>>

type Changes = Partial<Omit<Application, 'values'>> & { readonly values?: Values }

/** An application that passes every check a file can pass, changed in the one respect a test is about. */
export function application(category: CategoryId, { values = {}, ...changes }: Changes = {}): Application {
  return {
    id: 'A01',
    uid,
    category,
    folder: '样例申报',
    values: toValues({ ...passing(category), ...values }),
    outline: outlineOf(category),
    pictures: [],
    attachments: attachmentsOf(category),
    cover: {},
    rulings: [],
    problems: [],
    ...changes,
  }
}

/** What one check finds on an application, the others of the batch beside it. */
export function finding(check: string, subject: Application, ...others: Application[]): Finding {
  const found = findings(subject, ...others).find((f) => f.check === check)
  if (!found) throw new Error(`no finding ${check}`)
  return found
}

export function findings(subject: Application, ...others: Application[]): readonly Finding[] {
  return runChecks([subject, ...others], scheme, batch).get(subject.id) ?? []
}

/** A value as the import of a Word form leaves it. */
export function value(name: string, text: string, more: Partial<FormValue> = {}): FormValue {
  const year = /\.(20\d\d)$/.exec(name)?.[1]
  return {
    key: year ? name.slice(0, -5) : name,
    ...(year ? { year: Number(year) } : {}),
    value: text,
    raw: text,
    source: { kind: 'word', file: '申报书.docx', table: 1, row: 1, column: 2 },
    certainty: 'sure',
    ...more,
  }
}

export function attachment(slot: string, more: Partial<Attachment> = {}): Attachment {
  return { id: 1, uid, slot, file: `${slot}.pdf`, sha256: 'a'.repeat(64), size: 1, certainty: 'sure', ...more }
}

/** An outline whose headings and texts come to exactly this many Chinese characters. */
export function outlineOfLength(category: CategoryId, characters: number): OutlineText[] {
  const outline = outlineOf(category)
  const rest = characters - outline.reduce((sum, o) => sum + o.title.length + o.text.length, 0)
  return outline.map((o, i) => (i === 0 ? { ...o, text: o.text + '字'.repeat(rest) } : o))
}

function toValues(values: Values): FormValue[] {
  return Object.entries(values).flatMap(([name, text]) => (text === undefined ? [] : value(name, text)))
}

/** The check characters are right; the company is not. */
export const creditCode = '91310104MA1TEATA59'

function passing(category: CategoryId): Values {
  const all = fieldsOf(categoryOf(scheme, category)).flatMap((field) =>
    (field.years ?? [undefined]).map((year): [string, string] => [
      year === undefined ? field.key : `${field.key}.${year}`,
      ordinary(field, year),
    ]),
  )
  return { ...Object.fromEntries(all), ...particulars[category] }
}

function ordinary(field: Field, year: number | undefined): string {
  switch (field.type) {
    case 'yesNo':
      return '是'
    case 'choice':
    case 'choices':
      return field.options?.[0] ?? ''
    case 'rows':
      return ''
    case 'phone':
      return '13800000001'
    case 'email':
      return 'sample@example.com'
    case 'creditCode':
      return creditCode
    case 'url':
      return 'https://platform.example.com'
    case 'duration':
      return '5'
    case 'percent':
      return '40'
    case 'text':
    case 'paragraph':
      return '样例'
    default:
      return String(10 + (year ?? 2020) - 2020)
  }
}

const years = [2020, 2021, 2022]

const particulars: Readonly<Record<CategoryId, Values>> = {
  enterprise: {
    name: '上海样例泵业有限公司',
    address: '上海市徐汇区样例路1号',
    registrationType: '有限责任公司',
    industry: 'C3441 泵及真空设备制造',
    ...Object.fromEntries(
      years.flatMap((year) => [
        [`assets.${year}`, '100000'],
        [`debtRatio.${year}`, '40'],
        [`netAssets.${year}`, '60000'],
        [`revenue.${year}`, '100000'],
        [`serviceRevenue.${year}`, '40000'],
        [`serviceShare.${year}`, '40'],
      ]),
    ),
  },
  platform: {
    name: '样例共享制造平台',
    operator: '上海样例共享制造科技有限公司',
    address: '上海市徐汇区样例大道8号',
    modeClass: '共享制造',
    modes: '',
  },
  district: { name: '徐汇区', declaration: '2023-08-01', recommendation: '2023-08-01' },
}

function outlineOf(category: CategoryId): OutlineText[] {
  return categoryOf(scheme, category).outline.headings.map((h) => ({ heading: h.id, title: h.title, text: '样例正文' }))
}

function attachmentsOf(category: CategoryId): Attachment[] {
  const slots = categoryOf(scheme, category).attachments.filter((s) => s.required)
  return slots.map((slot, i) =>
    attachment(slot.id, { id: i + 1, ...(slot.year === undefined ? {} : { year: slot.year }) }),
  )
}
