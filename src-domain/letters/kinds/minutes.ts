import { choiceSeparator } from '../../batch/application.ts'
import { beyondLine } from '../../edition/beyond.ts'
import { applicantName } from '../../edition/edition-content.ts'
import type { CombinedLine } from '../../meeting/combine.ts'
import { type Meeting, type Member, ruleTitles } from '../../meeting/meeting.ts'
import { categoryOf } from '../../schemes/lookup.ts'
import { noticeName } from '../../schemes/notice-name.ts'
import type { Category } from '../../schemes/scheme.ts'
import { chineseDate } from '../../text/date.ts'
import { nameLabel } from '../candidate-table.ts'
import type { Candidate, CheckedApplication, Facts } from '../facts.ts'
import { type Block, body, type GivenCell, head, line, ruledTable, signature, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** Millimetres between the margins. */
const width = 156
const numberWidth = 14
const numerals = '一二三四五六七八九十'
const unfilled = '＿＿＿＿＿＿'

/** 会议纪要: when, where and who, then by category the result and the reasons, and who signs; never how it came about. */
export const minutes = letter({
  ...nameOf('minutes'),
  words(facts) {
    const { scheme, batch, on } = facts
    const { meeting } = facts.meeting()
    const all = facts.applications()
    const sections = scheme.categories.filter(({ id }) => all.some(({ application }) => application.category === id))
    const last = sections.length
    return [
      title(`${batch.district}${scheme.shortTitle}\n推荐评审会议纪要`),
      ...factsOf(meeting),
      body(
        `会议依据${noticeName(scheme)}，研究了本区申报单位的推荐事项。${sections.length === 0 ? '目前没有申报。' : '会议结果如下：'}`,
      ),
      ...sections.flatMap((category, i) => [
        head(`${numerals[i]}、${category.title}`),
        ...sectionBlocks(
          facts,
          category,
          all.filter(({ application }) => application.category === category.id),
        ),
      ]),
      ...facts.beyond().map((quota) => body(beyondLine(quota))),
      ...recusalBlocks(facts, all, `${numerals[last]}、回避`),
      ...signatureTable(meeting),
      signature(batch.recommender, chineseDate(meeting.heldOn ?? on)),
    ]
  },
})

function factsOf({ heldOn, place, chair, recorder, others, members }: Meeting): Block[] {
  const told = [
    ['时间', heldOn === undefined ? unfilled : chineseDate(heldOn)],
    ['地点', place ?? unfilled],
    ['主持', chair ?? unfilled],
    ['出席', members.map(memberWords).join('、') || unfilled],
    ...(others === undefined ? [] : [['列席', others]]),
    ['记录', recorder ?? unfilled],
  ]
  return told.map(([label, words]) => body(`${label}：${words}`))
}

function memberWords({ name, unit }: Member): string {
  return unit === undefined ? name : `${name}（${unit}）`
}

function sectionBlocks(facts: Facts, category: Category, own: readonly CheckedApplication[]): Block[] {
  const { ranked, waiting } = facts.rankingOf(category.id)
  const { meeting, combinedOf } = facts.meeting()
  const { lines, sheets } = combinedOf(category.id)
  const declined = own.filter(({ application }) => application.declined)
  const eligible = ranked.length + waiting.length
  const counted =
    sheets > 0 ? `会议由 ${sheets} 位评委各自排序，按${ruleTitles[meeting.rule]}汇总，经研究，` : '经研究，'
  return [
    body(
      `收到申报 ${own.length} 件，初审通过 ${eligible} 件。${counted}${
        ranked.length > 0 ? `推荐 ${ranked.length} 件，先后如下：` : '没有推荐。'
      }`,
    ),
    ...(ranked.length > 0 ? [rankedTable(facts, category, ranked, lines)] : []),
    ...(waiting.length > 0
      ? [
          tableHead(`初审通过、未列入推荐 ${waiting.length} 件`),
          reasonTable(
            category,
            waiting.map(({ id, name }) => ({ name, reason: reasonOf(own, id) })),
          ),
        ]
      : []),
    ...(declined.length > 0
      ? [
          tableHead(`不予推荐 ${declined.length} 件`),
          reasonTable(
            category,
            declined.map(({ application }) => ({
              name: applicantName(application, category),
              reason: application.declined?.reason ?? '',
            })),
          ),
        ]
      : []),
  ]
}

function reasonOf(own: readonly CheckedApplication[], id: string): string {
  return own.find(({ application }) => application.id === id)?.application.passedOver?.reason ?? '未写明理由'
}

/** Where the sheets were combined their place stands beside the rank, and why the two differ where a reason was given. */
function rankedTable(
  { scheme, rankingOf }: Facts,
  category: Category,
  ranked: readonly Candidate[],
  lines: readonly CombinedLine[],
): Block {
  const { moves } = rankingOf(category.id).adjustments
  const asksModes = category.modeFields.length > 0
  const isCombined = lines.length > 0
  const widths = [numberWidth, ...(isCombined ? [18] : []), 54, ...(asksModes ? [34] : [])]
  const rest = width - widths.reduce((sum, w) => sum + w, 0)
  return ruledTable(
    [...widths, rest],
    [
      [
        '位次',
        ...(isCombined ? ['评委汇总'] : []),
        nameLabel(category),
        ...(asksModes ? [scheme.modesTitle] : []),
        '说明',
      ],
      ...ranked.map(({ id, name, modes }, i): GivenCell[] => {
        const combined = lines.find(({ application }) => application === id)
        return [
          centred(`${i + 1}`),
          ...(isCombined ? [centred(combined ? `${combined.tied ? '并列' : ''}第 ${combined.place}` : '—')] : []),
          name,
          ...(asksModes ? [modes.join(choiceSeparator) || '—'] : []),
          moves.find((move) => move.id === id)?.reason ?? '',
        ]
      }),
    ],
    { heads: 1 },
  )
}

/** Never parted from its table. */
function tableHead(text: string): Block {
  return line(text, { face: '楷体', points: 14, before: 8, keepNext: true })
}

function reasonTable(category: Category, rows: readonly { readonly name: string; readonly reason: string }[]): Block {
  return ruledTable(
    [numberWidth, 62, width - numberWidth - 62],
    [['序号', nameLabel(category), '理由'], ...rows.map(({ name, reason }, i) => [centred(`${i + 1}`), name, reason])],
    { heads: 1 },
  )
}

/** Who took no part in which decision. */
function recusalBlocks({ scheme }: Facts, all: readonly CheckedApplication[], words: string): Block[] {
  const recused = all.flatMap(({ application }) =>
    (application.recusals ?? []).map(({ name, reason }) => ({
      name,
      of: applicantName(application, categoryOf(scheme, application.category)),
      reason,
    })),
  )
  if (recused.length === 0) return []
  return [head(words), ...recused.map(({ name, of, reason }) => body(`${name}对${of}的评审和推荐回避（${reason}）。`))]
}

/** Room for everybody who was there to sign. */
function signatureTable({ chair, recorder, members }: Meeting): Block[] {
  const names = [chair, ...members.map(({ name }) => name), recorder].filter((name) => name !== undefined)
  const signers = [...new Set(names)]
  if (signers.length === 0) return []
  const pairs = Array.from({ length: Math.ceil(signers.length / 2) }, (_, i) => signers.slice(2 * i, 2 * i + 2))
  const cells = (name: string | undefined): GivenCell[] => [
    { content: name ?? '', align: 'center', height: 12 },
    { content: '', height: 12 },
  ]
  return [
    line('出席人员签名', { face: '黑体', points: 12, before: 14, keepNext: true }),
    ruledTable(
      [28, 50, 28, 50],
      pairs.map(([left, right]) => [...cells(left), ...cells(right)]),
      { points: 12, together: true },
    ),
  ]
}

function centred(content: string): GivenCell {
  return { content, align: 'center' }
}
