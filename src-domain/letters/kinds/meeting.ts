import { statusTitles } from '../../checks/status.ts'
import { reasonsText } from '../../edition/beyond.ts'
import { applicantName } from '../../edition/edition-content.ts'
import type { Adjustments } from '../../ranking/adjustments.ts'
import { roomText } from '../../ranking/quotas.ts'
import { suggestedBy } from '../../ranking/ranking.ts'
import { noticeName } from '../../schemes/notice-name.ts'
import type { Category } from '../../schemes/scheme.ts'
import { chineseDate } from '../../text/date.ts'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { candidateTable, nameLabel, numberWidth, sheetWidth } from '../candidate-table.ts'
import type { Candidate, Facts } from '../facts.ts'
import { type Block, body, line, ruledTable, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

type Declined = { readonly name: string; readonly reason: string; readonly by: string; readonly at: string }

type Section = {
  readonly category: Category
  readonly ranked: readonly Candidate[]
  readonly waiting: readonly Candidate[]
  readonly adjustments: Adjustments
  /** What the suggested order goes by. */
  readonly suggestion: string
  readonly declined: readonly Declined[]
  /** 回避: who took no part, of which applicant, and why. */
  readonly recused: readonly { readonly name: string; readonly officer: string; readonly reason: string }[]
  /** Still being checked or corrected: the status of each. */
  readonly unsettled: readonly { readonly name: string; readonly status: string }[]
}

/** 上会材料: by category the ranking with its figures, what was adjusted and why, then who is not on it, and why. */
export const meeting = letter({
  ...nameOf('meeting'),
  landscape: true,
  words(facts) {
    const { scheme, batch, on } = facts
    const { heldOn } = facts.meeting().meeting
    const sections = sectionsOf(facts).filter((s) =>
      [s.ranked, s.waiting, s.declined, s.unsettled].some((list) => list.length > 0),
    )
    const numbers = '一二三四五六七八九十'
    return [
      title(`${batch.district}${scheme.shortTitle}推荐排序（上会材料）`, 20),
      line(
        `依据：${noticeName(scheme)}　　${batch.recommender}　　${heldOn === undefined ? chineseDate(on) : `${chineseDate(heldOn)}上会`}`,
        {
          points: 10.5,
          centred: true,
          after: 6,
        },
      ),
      ...quotaBlocks(facts),
      ...(sections.length === 0 ? [body('还没有可供研究的申报。')] : []),
      ...sections.flatMap((s, i) => [
        categoryHead(`${numbers[i]}、${s.category.title}（${tally(s)}）`),
        ...sectionPages(s, scheme.modesTitle),
      ]),
    ]
  },
})

/** How far the notice's quotas are taken up; nothing where it has none. */
function quotaBlocks({ quotas, beyond }: Facts): Block[] {
  const uses = quotas()
  if (uses.length === 0) return []
  const reasons = new Map(beyond().map((quota) => [quota.title, reasonsText(quota)]))
  return [
    subhead('推荐名额'),
    ruledTable(
      [56, 26, 28, 20, sheetWidth - 130],
      [
        ['名额', '依据', '不超过', '已推荐', '说明'],
        ...uses.map(({ title, clause, maximum, used, inPrinciple }) => [
          title,
          clause,
          { content: `${inPrinciple ? '原则上 ' : ''}${maximum} 件`, align: 'center' as const },
          { content: `${used} 件`, align: 'center' as const },
          [
            roomText({ used, maximum }),
            ...(inPrinciple && used > maximum ? [reasons.get(title) ?? '未写明理由'] : []),
          ].join('。'),
        ]),
      ],
      { heads: 1 },
    ),
  ]
}

function sectionsOf({ scheme, applications, rankingOf }: Facts): Section[] {
  const all = applications()
  return scheme.categories.map((category) => {
    const own = all.filter(({ application }) => application.category === category.id)
    const { ranked, waiting, adjustments } = rankingOf(category.id)
    return {
      category,
      ranked,
      waiting,
      adjustments,
      suggestion: suggestionOf(scheme, category),
      declined: own.flatMap(({ application }) =>
        application.declined ? { name: applicantName(application, category), ...application.declined } : [],
      ),
      recused: own.flatMap(({ application }) =>
        (application.recusals ?? []).map(({ name: officer, reason }) => ({
          ...{ name: applicantName(application, category), officer, reason },
        })),
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

function suggestionOf(scheme: Facts['scheme'], category: Category): string {
  const by = suggestedBy(scheme, category)
  return by === undefined ? '收件的先后' : `${by}的顺序`
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

function sectionPages(section: Section, modesTitle: string): Block[] {
  const { category, ranked, waiting, declined, unsettled, recused } = section
  const sheet = { category, modesTitle, all: [...ranked, ...waiting] }
  return [
    ...(ranked.length > 0 ? [subhead('拟推荐排序'), candidateTable(sheet, '位次', ranked)] : []),
    ...adjustmentBlocks(section),
    ...(waiting.length > 0 ? [subhead('初审通过、未列入推荐'), candidateTable(sheet, '序号', waiting)] : []),
    ...(declined.length > 0 ? [subhead('不予推荐'), declinedTable(section)] : []),
    ...(unsettled.length > 0
      ? [
          subhead('初审尚未了结'),
          line(unsettled.map(({ name, status }) => `${name}（${status}）`).join('；'), { points: 12 }),
        ]
      : []),
    ...(recused.length > 0
      ? [
          subhead('回避'),
          ...recused.map(({ name, officer, reason }) =>
            line(`${officer}对${name}回避，未参与认定和排序：${reason}。`, { points: 12 }),
          ),
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

/** How the order differs from where it started, and why. */
function adjustmentBlocks({ category, ranked, adjustments, suggestion }: Section): Block[] {
  if (ranked.length < 2) return []
  const { base, moves } = adjustments
  const from = base === 'suggested' ? suggestion : '推荐的先后'
  if (moves.length === 0) return [line(`位次即${from}，没有调整。`, { points: 12 })]
  const nameOf = (id: string) => ranked.find((c) => c.id === id)?.name ?? id
  return [
    subhead('位次调整和理由'),
    line(`初始位次为${from}；以下有调整，其余依次顺移。`, { points: 12, keepNext: true }),
    ruledTable(
      [numberWidth, 74, 50, sheetWidth - numberWidth - 124],
      [
        ['序号', nameLabel(category), '调整', '理由'],
        ...moves.map(({ id, from, to, reason = '未写明理由' }, i) => [
          { content: `${i + 1}`, align: 'center' as const },
          nameOf(id),
          from === to ? `仍列第 ${to} 位` : `由第 ${from} 位调为第 ${to} 位`,
          reason,
        ]),
      ],
      { heads: 1 },
    ),
  ]
}

function declinedTable({ category, declined }: Section): Block {
  return ruledTable(
    [numberWidth, 74, 89, 50],
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
