import { choiceSeparator } from '../../../../src-domain/batch/application.ts'
import { type Category, fieldOf } from '../../../../src-domain/schemes/scheme.ts'
import { chineseDate } from '../../../../src-domain/text/date.ts'
import { shanghaiTime } from '../../../../src-domain/text/shanghai-time.ts'
import { body, type GivenCell, line, type Paper, ruledTable, title } from './letter.ts'
import { type Letterhead, noticeName, paperOf } from './letterhead.ts'

/** An application with what helps a meeting decide. */
export type Candidate = {
  readonly id: string
  readonly name: string
  readonly modes: readonly string[]
  /** 服务收入占比 of the last years in percent, oldest first. */
  readonly shares: readonly { readonly year: number; readonly percent?: string }[]
  readonly revenue?: string
  readonly patents?: string
  readonly honours?: string
  /** Further figures the notice's conditions are about, by their printed labels. */
  readonly more: readonly { readonly label: string; readonly value: string }[]
}

export type Declined = { readonly name: string; readonly reason: string; readonly by: string; readonly at: string }

export type MeetingCategory = {
  readonly category: Category
  /** In rank order. */
  readonly ranked: readonly Candidate[]
  /** Eligible and not recommended. */
  readonly waiting: readonly Candidate[]
  readonly declined: readonly Declined[]
  /** Still being checked or corrected: the status of each. */
  readonly unsettled: readonly { readonly name: string; readonly status: string }[]
  /** How the ranking came about, oldest first. */
  readonly history: readonly { readonly at: string; readonly by: string; readonly sentence: string }[]
}

/** A4 across less the margins, millimetres. */
const width = 227

/** 上会材料: by category the ranking with its figures and how it came about, then who is not on it, and why. */
export function meetingPaper(letterhead: Letterhead, categories: readonly MeetingCategory[]): Paper {
  const { scheme, batch, on } = letterhead
  const shown = categories.filter((c) => [c.ranked, c.waiting, c.declined, c.unsettled].some((list) => list.length > 0))
  const numbers = '一二三四五六七八九十'
  return paperOf(
    letterhead,
    '上会材料',
    [
      title(`${batch.district}${scheme.shortTitle}推荐排序（上会材料）`, 20),
      line(`依据：${noticeName(scheme)}　　${batch.recommender}　　${chineseDate(on)}`, {
        points: 10.5,
        centred: true,
        after: 6,
      }),
      ...(shown.length === 0 ? [body('还没有可供研究的申报。')] : []),
      ...shown.flatMap((c, i) => [
        categoryHead(`${numbers[i]}、${c.category.title}（${tally(c)}）`),
        ...categoryPages(c, scheme.year),
      ]),
    ],
    true,
  )
}

function tally({ ranked, waiting, declined, unsettled }: MeetingCategory): string {
  const counts = [
    ['拟推荐', ranked.length],
    ['初审通过未列入推荐', waiting.length],
    ['不予推荐', declined.length],
    ['初审尚未了结', unsettled.length],
  ] as const
  return counts.flatMap(([name, count]) => (count > 0 ? `${name} ${count} 件` : [])).join('，')
}

function categoryPages(c: MeetingCategory, year: number) {
  const events = c.history.map(({ at, by, sentence }, i) => `${i + 1}．${shanghaiTime(at)} ${by}${sentence}`)
  return [
    ...(c.ranked.length > 0 ? [subhead('拟推荐排序'), candidateTable(c, c.ranked, year, true)] : []),
    ...(events.length > 0 ? [subhead('排序经过和理由'), ...events.map((e) => line(e, { points: 12 }))] : []),
    ...(c.waiting.length > 0 ? [subhead('初审通过、未列入推荐'), candidateTable(c, c.waiting, year, false)] : []),
    ...(c.declined.length > 0 ? [subhead('不予推荐'), declinedTable(c)] : []),
    ...(c.unsettled.length > 0
      ? [
          subhead('初审尚未了结'),
          line(c.unsettled.map(({ name, status }) => `${name}（${status}）`).join('；'), { points: 12 }),
        ]
      : []),
  ]
}

function categoryHead(text: string) {
  return line(text, { face: '黑体', points: 14, before: 14, keepNext: true })
}

function subhead(text: string) {
  return line(text, { face: '楷体', points: 14, before: 8, keepNext: true })
}

type Column = { readonly head: string; readonly weight: number; readonly cell: (c: Candidate) => GivenCell }

function candidateTable(c: MeetingCategory, candidates: readonly Candidate[], year: number, ranked: boolean) {
  const columns = columnsOf(c, year)
  const free = width - 14 - 48
  const weights = columns.reduce((sum, column) => sum + column.weight, 0)
  return ruledTable(
    [14, 48, ...columns.map((column) => (free * column.weight) / weights)],
    [
      [ranked ? '位次' : '序号', nameLabel(c.category), ...columns.map((column) => column.head)],
      ...candidates.map((candidate, i) => [
        { content: `${i + 1}`, align: 'center' as const },
        `${candidate.name}\n（${candidate.id}）`,
        ...columns.map((column) => column.cell(candidate)),
      ]),
    ],
    { heads: 1 },
  )
}

/** Only figures the category's form asks for have a column. */
function columnsOf({ category, ranked, waiting }: MeetingCategory, year: number): Column[] {
  const [first] = [...ranked, ...waiting]
  const has = (key: string) => fieldOf(category, key) !== undefined
  const figure = (value = ''): GivenCell => ({ content: value === '' ? '—' : grouped(value), align: 'right' })
  return [
    ...(category.modeFields.length > 0
      ? [{ head: '示范模式', weight: 2, cell: (c: Candidate) => c.modes.join(choiceSeparator) || '—' }]
      : []),
    ...(first?.shares ?? []).map(({ year }, i) => ({
      head: `${year}年\n服务收入占比（%）`,
      weight: 1.3,
      cell: (c: Candidate) => figure(c.shares[i]?.percent),
    })),
    ...(has('revenue')
      ? [{ head: `${year - 1}年\n营业收入（万元）`, weight: 1.7, cell: (c: Candidate) => figure(c.revenue) }]
      : []),
    ...(has('inventionPatents')
      ? [{ head: '专利\n（项）', weight: 1, cell: (c: Candidate) => figure(c.patents) }]
      : []),
    ...(first?.more ?? []).map(({ label }, i) => ({
      head: label,
      weight: 1,
      cell: (c: Candidate) => figure(c.more[i]?.value),
    })),
    ...(has('honours') ? [{ head: '奖励及示范称号', weight: 2.6, cell: (c: Candidate) => c.honours ?? '—' }] : []),
  ]
}

function nameLabel(category: Category): string {
  return fieldOf(category, category.nameField)?.label ?? '名称'
}

function declinedTable({ category, declined }: MeetingCategory) {
  return ruledTable(
    [14, 60, 103, 50],
    [
      ['序号', nameLabel(category), '理由', '认定'],
      ...declined.map((d, i) => [
        { content: `${i + 1}`, align: 'center' as const },
        d.name,
        d.reason,
        `${d.by}\n${shanghaiTime(d.at)}`,
      ]),
    ],
    { heads: 1 },
  )
}

/** 126,800.50: thousands parted, the decimals as handed in. */
function grouped(figure: string): string {
  return figure.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
}
