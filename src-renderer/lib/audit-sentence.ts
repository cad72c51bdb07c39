import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { rankingMinute } from '../../src-domain/ranking/ranking-minutes.ts'
import { type CategoryId, categoryOf, fieldOf } from '../../src-domain/schemes/scheme.ts'
import { chineseDate } from '../../src-domain/text/date.ts'
import { grouped } from '../../src-domain/text/grouped.ts'
import type { DeskClient } from '../../src-main/router/router.ts'

export type AuditRecord = Awaited<ReturnType<DeskClient['audit']['list']>>[number]

/** What the sentences name things by. */
export type Vocabulary = {
  readonly scheme: FullScheme
  readonly applications: ReadonlyMap<string, { readonly name: string; readonly category: CategoryId }>
}

/** A record of what was done as a sentence of the minutes, without time and name. */
export function auditSentence(record: AuditRecord, vocabulary: Vocabulary): string {
  const { action, from = '', to = '' } = record
  const name = nameOf(record.applicationId ?? '', vocabulary)
  const ofRanking = rankingMinute(
    record,
    (id) => nameOf(id, vocabulary),
    (moves) => `调整${/（(.+)）/.exec(action)?.[1] ?? ''}推荐排序，${moves.length} 件的位次有变`,
  )
  if (ofRanking !== undefined) return ofRanking
  switch (action) {
    case '新建批次':
      return `新建${to.split(' ')[0]}批次`
    case '收件':
      return `收件：${name}（${to.split('/')[0]}）`
    case '新建申报':
      return `新建申报：${to}`
    case '更正':
      return correctionSentence(name, placeOf(record, vocabulary), from, to)
    case '确认':
      return `确认${name}的${placeOf(record, vocabulary)}为“${brief(to)}”`
    case '恢复':
      return `将${name}的${placeOf(record, vocabulary)}恢复为“${brief(to)}”`
    case '修改正文':
      return `修改${name}的正文“${headingOf(record, vocabulary)}”`
    case '补交附件':
      return `${name}补交附件“${to}”`
    case '归类附件':
      return `将${name}的附件“${record.key}”由“${from}”归为“${to}”`
    case '移除附件':
      return `移除${name}的附件“${from}”`
    case '人工认定':
      return rulingSentence(name, checkTitle(record, vocabulary), record)
    case '定稿':
      return `定稿${to.replace(/ [0-9a-f]{64}$/, '')}`
    case '导出':
      return `生成${record.applicationId ? `${name}的申报书` : ''}“${to.split(/[\\/]/).at(-1)}”`
    case '补正通知':
      return `生成${name}的补正通知${byDay(to)}`
    case '盖章扫描件':
      return `收取推荐汇总表的盖章扫描件（${to}）`
    case '修改批次':
      return particularSentence(particularTitles[record.key ?? ''] ?? '批次信息', from, to)
    default:
      return [action, name, from && to ? `由“${brief(from)}”改为“${brief(to)}”` : brief(to || from)]
        .filter(Boolean)
        .join(' ')
  }
}

/** One line of the minutes: a record, or several of the same kind right after one another. */
export type Minute = { readonly record: AuditRecord; readonly count: number; readonly sentence: string }

/** Records, newest first, as minutes: a whole intake, or one ruling given many times, is one line. */
export function minutesOf(records: readonly AuditRecord[], vocabulary: Vocabulary): Minute[] {
  const groups: AuditRecord[][] = []
  for (const record of records) {
    const group = groups.at(-1)
    if (group?.[0] && together(group[0], record)) group.push(record)
    else groups.push([record])
  }
  return groups.flatMap((group) => {
    const [record] = group
    return record ? { record, count: group.length, sentence: groupSentence(record, group.length, vocabulary) } : []
  })
}

function together(a: AuditRecord, b: AuditRecord): boolean {
  if (a.action !== b.action || a.by !== b.by || a.at.slice(0, 10) !== b.at.slice(0, 10)) return false
  switch (a.action) {
    case '收件':
    case '确认':
      return true
    case '人工认定':
    case '补正通知':
      return a.to === b.to
    case '导出':
      return a.applicationId !== undefined && b.applicationId !== undefined
    default:
      return false
  }
}

function groupSentence(record: AuditRecord, count: number, vocabulary: Vocabulary): string {
  if (count === 1) return auditSentence(record, vocabulary)
  if (record.action === '补正通知') return `生成补正通知 ${count} 份${byDay(record.to)}`
  if (record.action === '导出') return `生成申报书 ${count} 份`
  if (record.action === '人工认定') {
    const { outcome, reason } = rulingOf(record)
    return `批量认定 ${count} 项${outcome === 'pass' ? '通过' : '不通过'}，理由：${reason}`
  }
  const name = nameOf(record.applicationId ?? '', vocabulary)
  return record.action === '收件' ? `收件 ${count} 件，最后一件是${name}` : `确认读取 ${count} 处，最后一处在${name}`
}

/** What a record of 人工认定 decided and why. */
export function rulingOf(record: AuditRecord): { readonly outcome: 'pass' | 'fail'; readonly reason: string } {
  const [outcome = '', ...reason] = (record.to ?? '').split('：')
  return { outcome: outcome === 'pass' ? 'pass' : 'fail', reason: reason.join('：') }
}

function byDay(day = ''): string {
  return day === '' ? '' : `，补正期限为${chineseDate(day)}`
}

function rulingSentence(name: string, check: string, record: AuditRecord): string {
  const { outcome, reason } = rulingOf(record)
  return `认定${name}“${check}”${outcome === 'pass' ? '通过' : '不通过'}，理由：${reason}`
}

function correctionSentence(name: string, place: string, from: string, to: string): string {
  if (to === '') return `清空${name}的${place}，原为“${brief(from)}”`
  if (from === '') return `填写${name}的${place}：“${brief(to)}”`
  return `将${name}的${place}由“${brief(from)}”更正为“${brief(to)}”`
}

function particularSentence(title: string, from: string, to: string): string {
  if (to === '') return `清空${title}，原为“${from}”`
  return from === '' ? `填写${title}：${to}` : `将${title}由“${from}”改为“${to}”`
}

function nameOf(id: string, { applications }: Vocabulary): string {
  return applications.get(id)?.name ?? id
}

/** A value's printed label with its year or row: 营业收入（2022 年）. */
function placeOf({ key = '', applicationId = '' }: AuditRecord, { scheme, applications }: Vocabulary): string {
  const application = applications.get(applicationId)
  if (!application) return key
  const category = categoryOf(scheme, application.category)
  const [head = '', second, column] = key.split('.')
  const field = fieldOf(category, head)
  const label = field?.label ?? category.seals.find((s) => s.id === key)?.label ?? key
  if (column) return `${label}第 ${second} 行${field?.columns?.find((c) => c.key === column)?.label ?? column}`
  return second ? `${label}（${second} 年）` : label
}

function headingOf({ key, applicationId = '' }: AuditRecord, { scheme, applications }: Vocabulary): string {
  const application = applications.get(applicationId)
  const headings = application ? categoryOf(scheme, application.category).outline.headings : []
  return headings.find((h) => h.id === key)?.title ?? key ?? ''
}

function checkTitle({ key }: AuditRecord, { scheme }: Vocabulary): string {
  return scheme.checks.find((c) => c.id === key)?.title ?? key ?? ''
}

const particularTitles: Readonly<Record<string, string>> = {
  recommender: '推荐单位',
  preparer: '填报人',
  phone: '联系电话',
  email: '电子邮箱',
  'liaison.name': '联系人姓名',
  'liaison.title': '联系人职务',
  'liaison.phone': '联系人电话',
  'liaison.email': '联系人邮箱',
}

/** Longer texts would bury the sentence. */
function brief(text: string): string {
  const line = grouped(text.replace(/\s+/g, ' ').trim())
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
