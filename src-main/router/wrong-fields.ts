import type { ValidationError } from '@orpc/server'
import { batchFieldTitles } from '../../src-domain/events/kinds/batch-changed.ts'

/** What officers call the parts of an input, by their path without the numbers of lists. */
const names: Readonly<Record<string, string>> = {
  ...batchFieldTitles,
  scheme: '遴选方案',
  district: '所在地区',
  folder: '文件夹',
  path: '文件夹或文件的位置',
  'from.path': '文件夹或文件的位置',
  'to.path': '文件夹或文件的位置',
  application: '申报编号',
  applications: '申报编号',
  left: '申报编号',
  right: '申报编号',
  order: '排序',
  basedOn: '排序',
  category: '类别',
  name: '名称',
  key: '栏目',
  year: '年份',
  slot: '附件归类',
  heading: '正文标题',
  value: '填写的内容',
  text: '填写的内容',
  modes: '模式',
  check: '初审项',
  checks: '初审项',
  outcome: '认定结果',
  reason: '理由',
  byDate: '截止日期',
}

type Issue = ValidationError['issues'][number]

/** The wrong parts of an input that have a name, each once; why, where the schema says so in its own words. */
export function wrongFields(issues: readonly Issue[]): { readonly name: string; readonly reason?: string }[] {
  const fields = issues.flatMap((issue) => {
    const name = names[pathOf(issue)]
    return name === undefined ? [] : [{ name, ...(isOurs(issue) ? { reason: issue.message } : {}) }]
  })
  return [...new Map(fields.map((field) => [field.name, field])).values()]
}

function pathOf({ path = [] }: Issue): string {
  const keys = path.map((part) => (typeof part === 'object' ? part.key : part))
  return keys.filter((key) => typeof key === 'string').join('.')
}

/** A reason of our own schemas; the library's are in English and for programmers. */
function isOurs(issue: Issue): boolean {
  return 'code' in issue && issue.code === 'custom'
}
