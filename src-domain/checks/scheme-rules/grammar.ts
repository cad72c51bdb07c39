import type { z } from 'zod'
import { writing } from '../../schemes/scheme.ts'
import { type Fault, fault } from './fault.ts'

/** What does not fit the grammar, each place once, with the name of the thing it lies in. */
export function grammarFaults(issues: readonly z.core.$ZodIssue[], json: unknown): Fault[] {
  const faults = issues
    .flatMap((issue) => deepest(issue))
    .map((issue) => fault(placeOf(issue.path, json), reason(issue)))
  return faults.filter(({ place, sentence }, i) => {
    return faults.findIndex((one) => one.place === place && one.sentence === sentence) === i
  })
}

/** Of a union the alternative that fits best says what is wrong. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const best = issue.errors.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0] ?? []
  return best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as z.core.$ZodIssue)
}

function unknownKeys(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0)
}

function placeOf(path: readonly PropertyKey[], json: unknown): string {
  if (path.length === 0) return '整个文件'
  let at = json
  let name: string | undefined
  for (const key of path) {
    at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
    const { id, key: own } = (at ?? {}) as { id?: unknown; key?: unknown }
    name = typeof id === 'string' ? id : typeof own === 'string' ? own : name
  }
  return `${path.map(String).join('.')}${name === undefined ? '' : `（${name}）`}`
}

/** Told by the pattern, which nobody reads. */
function howWritten(pattern: string | undefined): string {
  const name = (Object.keys(writing) as (keyof typeof writing)[]).find((one) => String(writing[one]) === pattern)
  return name === undefined ? '' : `，应为${written[name]}`
}

const written: Readonly<Record<keyof typeof writing, string>> = {
  id: '英文小写字母开头的一个单词，如 revenue',
  decimal: '一个数，如 30 或 0.5',
  day: '日期，如 2024-08-10 或 {0}-08-10',
  divisionOrNone: ' 2、4 或 6 位行政区划代码，全国的空着',
  division: ' 2、4 或 6 位行政区划代码',
  schemeId: '小写字母、数字和 -，如 fujian-2022',
}

const types: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
}

function reason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识${issue.keys.map((key) => `“${key}”`).join('、')}`
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? `没有写，要写${types[issue.expected] ?? '内容'}`
        : `应为${types[issue.expected] ?? '别的内容'}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' ? '没有这一种' : '写法不对'
    case 'too_small':
      if (issue.origin === 'string') return '不能空着'
      return issue.inclusive === false ? `太少或太小，要大于 ${issue.minimum}` : `太少或太小，至少 ${issue.minimum}`
    case 'too_big':
      return `太多或太大，至多 ${issue.maximum}`
    case 'invalid_format':
      return `写法不对${howWritten('pattern' in issue ? issue.pattern : undefined)}`
    default:
      return '写法不对'
  }
}
