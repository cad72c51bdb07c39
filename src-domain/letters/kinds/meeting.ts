import { type Application, choiceSeparator, fieldValue } from '../../batch/application.ts'
import type { FullScheme } from '../../checks/load-scheme.ts'
import { meetingFields } from '../../checks/of-category.ts'
import { statusTitles } from '../../checks/status.ts'
import { applicantName } from '../../edition/edition-content.ts'
import { type Category, fieldOf } from '../../schemes/scheme.ts'
import { chineseDate } from '../../text/date.ts'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import type { Candidate, Facts, RankingFacts } from '../facts.ts'
import { body, type GivenCell, line, ruledTable, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { noticeName } from '../notice-name.ts'

type Declined = { readonly name: string; readonly reason: string; readonly by: string; readonly at: string }

/** A candidate, with the figures the notice's conditions are about besides, by their printed labels. */
type Shown = Candidate & { readonly more: readonly { readonly label: string; readonly value: string }[] }

type Section = {
  readonly category: Category
  readonly ranked: readonly Shown[]
  readonly waiting: readonly Shown[]
  readonly history: RankingFacts['history']
  readonly declined: readonly Declined[]
  /** Still being checked or corrected: the status of each. */
  readonly unsettled: readonly { readonly name: string; readonly status: string }[]
}

/** A4 across less the margins, millimetres. */
const width = 227

/** 上会材料: by category the ranking with its figures and how it came about, then who is not on it, and why. */
export const meeting = letter({
  kind: 'meeting',
  title: '上会材料',
  step: 'ranking',
  scope: 'batch',
  landscape: true,
  words(facts) {
    const { scheme, batch, on } = facts
    const sections = sectionsOf(facts).filter((s) =>
      [s.ranked, s.waiting, s.declined, s.unsettled].some((list) => list.length > 0),
    )
    const numbers = '一二三四五六七八九十'
    return [
      title(`${batch.district}${scheme.shortTitle}推荐排序（上会材料）`, 20),
      line(`依据：${noticeName(scheme)}　　${batch.recommender}　　${chineseDate(on)}`, {
        points: 10.5,
        centred: true,
        after: 6,
      }),
      ...(sections.length === 0 ? [body('还没有可供研究的申报。')] : []),
      ...sections.flatMap((s, i) => [
        categoryHead(`${numbers[i]}、${s.category.title}（${tally(s)}）`),
        ...sectionPages(s, scheme.year),
      ]),
    ]
  },
})

function sectionsOf({ scheme, applications, rankingOf }: Facts): Section[] {
  const all = applications()
  return scheme.categories.map((category) => {
    const own = all.filter(({ application }) => application.category === category.id)
    const { ranked, waiting, history } = rankingOf(category.id)
    const shown = (candidate: Candidate): Shown => {
      const application = own.find((c) => c.application.id === candidate.id)?.application
      return { ...candidate, more: application ? conditionFigures(scheme, category, application) : [] }
    }
    return {
      category,
      ranked: ranked.map(shown),
      waiting: waiting.map(shown),
      history,
      declined: own.flatMap(({ application }) =>
        application.declined ? { name: applicantName(application, category), ...application.declined } : [],
      ),
      unsettled: own
        .filter(({ status }) => status === 'received' || status === 'correcting')
        .map(({ application, status }) => ({
          name: applicantName(application, category),
          status: statusTitles[status],
        })),
    }
  })
}

/** The figures the notice sets a threshold on, besides the service share: years of operation, titles held. */
function conditionFigures(scheme: FullScheme, category: Category, application: Application): Shown['more'] {
  return meetingFields(scheme, category.id).flatMap((key) => {
    const field = fieldOf(category, key)
    if (!field) return []
    const label = field.group ? `${field.group}\n${field.label}` : field.label
    return [{ label, value: fieldValue(application, key)?.value ?? '' }]
  })
}

function tally({ ranked, waiting, declined, unsettled }: Section): string {
  const counts = [
    ['拟推荐', ranked.length],
    ['初审通过未列入推荐', waiting.length],
    ['不予推荐', declined.length],
    ['初审尚未了结', unsettled.length],
  ] as const
  return counts.flatMap(([name, count]) => (count > 0 ? `${name} ${count} 件` : [])).join('，')
}

function sectionPages(c: Section, year: number) {
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

type Column = { readonly head: string; readonly weight: number; readonly cell: (c: Shown) => GivenCell }

function candidateTable(c: Section, candidates: readonly Shown[], year: number, ranked: boolean) {
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
function columnsOf({ category, ranked, waiting }: Section, year: number): Column[] {
  const [first] = [...ranked, ...waiting]
  const has = (key: string) => fieldOf(category, key) !== undefined
  const figure = (value = ''): GivenCell => ({ content: value === '' ? '—' : grouped(value), align: 'right' })
  return [
    ...(category.modeFields.length > 0
      ? [{ head: '示范模式', weight: 2, cell: (c: Shown) => c.modes.join(choiceSeparator) || '—' }]
      : []),
    ...(first?.shares ?? []).map(({ year }, i) => ({
      head: `${year}年\n服务收入占比（%）`,
      weight: 1.3,
      cell: (c: Shown) => figure(c.shares[i]?.percent),
    })),
    ...(has('revenue')
      ? [{ head: `${year - 1}年\n营业收入（万元）`, weight: 1.7, cell: (c: Shown) => figure(c.revenue) }]
      : []),
    ...(has('inventionPatents') ? [{ head: '专利\n（项）', weight: 1, cell: (c: Shown) => figure(c.patents) }] : []),
    ...(first?.more ?? []).map(({ label }, i) => ({
      head: label,
      weight: 1,
      cell: (c: Shown) => figure(c.more[i]?.value),
    })),
    ...(has('honours') ? [{ head: '奖励及示范称号', weight: 2.6, cell: (c: Shown) => c.honours ?? '—' }] : []),
  ]
}

function nameLabel(category: Category): string {
  return fieldOf(category, category.nameField)?.label ?? '名称'
}

function declinedTable({ category, declined }: Section) {
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
