import { join } from 'node:path'
import type { Random } from '../random.ts'
import type { World } from './world.ts'

/** As much of JSON Schema as zod says of the inputs. */
export type JsonSchema = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly [JsonSchema, ...JsonSchema[]]
  readonly oneOf?: readonly [JsonSchema, ...JsonSchema[]]
  readonly enum?: readonly [unknown, ...unknown[]]
  readonly const?: unknown
}

/** What stands where, by the name of the part: what this world has, and what it hasn't. */
export type Words = Readonly<Record<string, readonly [unknown, ...unknown[]]>>

export function wordsOf({ desk, data, named, inputs, copy }: World): Words {
  const { scheme } = desk()
  const ids = Array.from({ length: 12 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`) as [string, ...string[]]
  const [category] = scheme.categories
  const headings = category?.outline.headings.map(({ id }) => id) ?? []
  const paths = [named, inputs, join(named, '新'), join(named, '管道.docx'), '/dev/zero', data, join(data, 'backups')]
  const elsewhere = [...paths, join(data, 'desk.sqlite'), join(data, 'exports'), join(data, 'files')] as unknown as [
    string,
  ]
  return {
    ...{ application: ids, applications: ids, left: ids, right: ids, order: ids, basedOn: ids },
    key: ['name', 'address', 'revenue', 'investors.1.name', 'contact', 'constructor', 'toString'],
    ...{ year: [2020, 2021, 2022, 1999], heading: ['summary', ...headings], check: checks, checks },
    slot: ['licence', 'audit', 'other', 'constructor'],
    ...{
      path: elsewhere,
      folder: elsewhere,
      place: [join(data, 'backups'), named],
      name: [copy, '样例', 'desk-1.sqlite'],
    },
    ...{ number: ['徐汇区/A01', '徐汇区/A07'], numbers: ['徐汇区/A01', '徐汇区/A07'], criterion: ['样例指标'] },
    ...{
      score: ['80', '101', '１e9'],
      expert: ['样例专家甲', '样例专家乙'],
      what: ['table', 'statistics', 'review', 'record'],
    },
    ...{ scheme: ['shanghai-2023-batch5', 'toString'], district: ['徐汇区', '火星区'] },
    ...{
      upload: ['00000000-0000-4000-8000-000000000000'],
      intake: ['0'.repeat(32)],
      byDate: ['2023-07-20', '2023-02-30'],
    },
    ...{
      attachment: [1, 2, 3, 999],
      product: [1, 2, 3, 999],
      first: [1, 2, 30, 60],
      last: [2, 31, 61, 999],
      ruling: [1, 2, 9],
    },
    ...{
      phone: ['021-64000000', '１３８００００００００'],
      email: ['a@sample.example', '@'],
      password: ['', '样例口令样例口令'],
    },
  }
}

const checks = ['noAccident', 'noViolation', 'duplicate', 'hasOwnProperty'] as const

/** An input as a page may send it. */
export function sensible(random: Random, schema: JsonSchema, words: Words, name = ''): unknown {
  const either = schema.anyOf ?? schema.oneOf
  if (either) return sensible(random, random.one(either), words, name)
  if ('const' in schema) return schema.const
  if (schema.enum) return random.one(schema.enum)
  if (schema.type === 'object') {
    const parts = Object.entries(schema.properties ?? {})
    const given = parts.filter(([part]) => schema.required?.includes(part) || random.below(2) === 0)
    return Object.fromEntries(given.map(([part, of]) => [part, sensible(random, of, words, part)]))
  }
  if (schema.type === 'array') {
    const { items = {} } = schema
    return Array.from({ length: random.below(5) }, () => sensible(random, items, words, name))
  }
  if (schema.type === 'boolean') return random.below(2) === 0
  const known = Object.hasOwn(words, name) ? words[name] : undefined
  if (known) return random.one(known)
  if (schema.type === 'integer' || schema.type === 'number') return 1 + random.below(9)
  return schema.type === 'string' ? random.one(['样例', '已核实', '40', '2022', '']) : undefined
}
