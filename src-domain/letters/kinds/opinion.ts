import { fieldValue } from '../../batch/application.ts'
import type { Finding } from '../../checks/finding.ts'
import type { Outcome } from '../../checks/judging/judgement.ts'
import { isAttested } from '../../checks/of-category.ts'
import { openFindings, statusTitles } from '../../checks/status.ts'
import { applicantName } from '../../edition/edition-content.ts'
import { coverNames } from '../../schemes/cover-names.ts'
import { categoryOf } from '../../schemes/lookup.ts'
import { noticeName } from '../../schemes/notice-name.ts'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { type Block, type GivenCell, line, ruledTable, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { nameOf } from '../names.ts'

/** Signs that every 仿宋 has. */
const outcomeTitles: Readonly<Record<Outcome, string>> = {
  pass: '√ 通过',
  fail: '× 不通过',
  manual: '？待核',
  na: '— 不适用',
}

const label = (content: string): GivenCell => ({ content, label: true })

/**
 * 初审意见表: what is open with all its figures first, then what is settled in a line or two each, and the space to sign:
 * every check with its clause and outcome, two pages for an ordinary applicant.
 */
export const opinion = letter({
  ...nameOf('opinion'),
  words({ scheme, batch }, { application, findings, status }) {
    const category = categoryOf(scheme, application.category)
    const name = applicantName(application, category)
    const code = category.creditCodeField && fieldValue(application, category.creditCodeField)?.value
    const { declined } = application
    const open = openFindings(findings)
    const attested = new Set(scheme.checks.filter(isAttested).map(({ id }) => id))
    const settled = findings.filter((f) => !open.includes(f))
    return [
      title(`${scheme.shortTitle}初审意见表`, 18),
      line(`依据：${noticeName(scheme)}　　收件编号：${application.id}`, { points: 10.5 }),
      ruledTable(
        [26, 48, 34, 48],
        [
          ...coverNames(category).map(({ label: called, key }): GivenCell[] => [
            label(called),
            { content: key === category.nameField ? name : (fieldValue(application, key)?.value ?? '—'), span: 3 },
          ]),
          [label('申报类别'), category.title, label('统一社会信用代码'), code ?? '—'],
          [label('推荐单位'), batch.recommender, label('当前状态'), statusTitles[status]],
          [label('初审结果'), { content: tally(findings), span: 3 }],
          ...(declined ? [[label('不予推荐'), { content: decision(declined), span: 3 }]] : []),
        ],
      ),
      head('一、未了结的事项'),
      ...(open.length > 0 ? [findingsTable(open, 1, inFull)] : [line('没有未了结的事项。', { points: 10.5 })]),
      ...(settled.length > 0
        ? [head('二、已了结的事项'), findingsTable(settled, open.length + 1, inShort(attested))]
        : []),
      head(`${settled.length > 0 ? '三' : '二'}、初审意见`),
      ruledTable(
        [46, 46, 22, 42],
        [
          [label('结论'), { content: { choices: ['建议推荐', '补正后再审', '不予推荐'] }, span: 3, height: 9 }],
          [{ content: '意见：', span: 4, height: 22, open: true }],
          [label('经办人（签字）'), { content: '', height: 11 }, label('日期'), ''],
          [label('复核人（签字）'), { content: '', height: 11 }, label('日期'), ''],
          [label('负责人（签字、盖章）'), { content: '', height: 16 }, label('日期'), ''],
        ],
        { points: 12, together: true },
      ),
    ]
  },
})

/** What is told of a finding, without its ruling. */
type Situation = (finding: Finding) => string

function head(text: string): Block {
  return line(text, { face: '黑体', points: 14, before: 6, keepNext: true })
}

function findingsTable(findings: readonly Finding[], from: number, situation: Situation): Block {
  return ruledTable(
    [11, 60, 17, 68],
    [
      ['序号', '审查项目（通知条款）', '结果', '情况'],
      ...findings.map((f, i): GivenCell[] => [
        { content: `${from + i}`, align: 'center' },
        `${f.title}（${f.clause}）`,
        { content: outcomeTitles[f.outcome], align: 'center' },
        [situation(f), ...rulingLines(f)].filter(Boolean).join('\n'),
      ]),
    ],
    { heads: 1, points: 9, tight: true },
  )
}

function tally(findings: readonly Finding[]): string {
  const outcomes: readonly Outcome[] = ['pass', 'fail', 'manual', 'na']
  return outcomes
    .map(
      (outcome) =>
        `${outcomeTitles[outcome].slice(1).trim()} ${findings.filter((f) => f.outcome === outcome).length} 项`,
    )
    .join('，')
}

/** The message, and the figures it rests on; file fingerprints are for machines. */
function inFull({ message, figures }: Finding): string {
  const used = Object.entries(figures).filter(([, figure]) => !figure.startsWith('SHA-256 '))
  return [
    message,
    ...(used.length > 0 ? [`（${used.map(([name, figure]) => `${name}：${figure}`).join('；')}）`] : []),
  ].join('\n')
}

/** What an officer had to decide is still told in full; what nothing handed in can prove is told by the ruling alone. */
function inShort(attested: ReadonlySet<string>): Situation {
  return (finding) => {
    const { check, judged, outcome, message } = finding
    if (judged === outcome) return message
    return attested.has(check) ? '' : inFull(finding)
  }
}

function rulingLines({ ruling }: Finding): string[] {
  return ruling ? [`认定${ruling.outcome === 'pass' ? '通过' : '不通过'}：${decision(ruling)}`] : []
}

function decision({ reason, by, at }: { readonly reason: string; readonly by: string; readonly at: string }): string {
  return `${reason}（${by}，${shanghaiTime(at)}）`
}
