import { fieldValue } from '../../batch/application.ts'
import type { Finding } from '../../checks/finding.ts'
import type { Outcome } from '../../checks/judging/judgement.ts'
import { statusTitles } from '../../checks/status.ts'
import { applicantName } from '../../edition/edition-content.ts'
import { categoryOf } from '../../schemes/scheme.ts'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { type GivenCell, line, ruledTable, title } from '../letter.ts'
import { letter } from '../letter-definition.ts'
import { noticeName } from '../notice-name.ts'

/** Signs that every 仿宋 has. */
const outcomeTitles: Readonly<Record<Outcome, string>> = {
  pass: '√ 通过',
  fail: '× 不通过',
  manual: '？待核',
  na: '— 不适用',
}

/** 初审意见表: every check with its clause, outcome, figures and ruling, and the space to sign. */
export const opinion = letter({
  kind: 'opinion',
  title: '初审意见表',
  step: 'findings',
  scope: 'application',
  words({ scheme, batch }, { application, findings, status }) {
    const category = categoryOf(scheme, application.category)
    const name = applicantName(application, category)
    const code = category.creditCodeField && fieldValue(application, category.creditCodeField)?.value
    const label = (content: string): GivenCell => ({ content, label: true })
    return [
      title(`${scheme.shortTitle}初审意见表`, 18),
      line(`依据：${noticeName(scheme)}　　收件编号：${application.id}`, { points: 10.5 }),
      ruledTable(
        [26, 48, 34, 48],
        [
          [label('申报单位'), { content: name, span: 3 }],
          [label('申报类别'), category.title, label('统一社会信用代码'), code ?? '—'],
          [label('推荐单位'), batch.recommender, label('当前状态'), statusTitles[status]],
          [label('初审结果'), { content: tally(findings), span: 3 }],
          ...(application.declined
            ? [[label('不予推荐'), { content: decisionOf(application.declined), span: 3 }]]
            : []),
        ],
      ),
      line('一、逐项审查', { face: '黑体', points: 14, before: 10, keepNext: true }),
      ruledTable(
        [11, 38, 17, 57, 33],
        [
          ['序号', '审查项目（通知条款）', '结果', '情况和数据', '人工认定'],
          ...findings.map((f, i): GivenCell[] => [
            { content: `${i + 1}`, align: 'center' },
            `${f.title}\n（${f.clause}）`,
            { content: outcomeTitles[f.outcome], align: 'center' },
            situation(f),
            f.ruling ? rulingText(f) : '',
          ]),
        ],
        { heads: 1, points: 9 },
      ),
      line('二、初审意见', { face: '黑体', points: 14, before: 10, keepNext: true }),
      ruledTable(
        [39, 39, 39, 39],
        [
          [
            { content: '结论', label: true },
            { content: { choices: ['建议推荐', '补正后再审', '不予推荐'] }, span: 3, height: 10 },
          ],
          [{ content: '意见：', span: 4, height: 32, open: true }],
          [label('经办人（签字）'), { content: '', height: 14 }, label('日期'), ''],
          [label('复核人（签字）'), { content: '', height: 14 }, label('日期'), ''],
          [label('负责人（签字、盖章）'), { content: '', height: 20 }, label('日期'), ''],
        ],
        { points: 12, together: true },
      ),
    ]
  },
})

function tally(findings: readonly Finding[]): string {
  const outcomes: readonly Outcome[] = ['pass', 'fail', 'manual', 'na']
  return outcomes
    .map(
      (outcome) =>
        `${outcomeTitles[outcome].slice(1).trim()} ${findings.filter((f) => f.outcome === outcome).length} 项`,
    )
    .join('，')
}

/** The message, and the figures where it does not already name them; file fingerprints are for machines. */
function situation({ message, figures }: Finding): string {
  const lines = Object.entries(figures).filter(([, figure]) => !figure.startsWith('SHA-256 '))
  const used = lines.map(([name, figure]) => `${name}：${figure}`).join('；')
  return used === '' ? message : `${message}\n（${used}）`
}

function rulingText({ ruling }: Finding): string {
  if (!ruling) return ''
  return `认定${ruling.outcome === 'pass' ? '通过' : '不通过'}：${decisionOf(ruling)}`
}

function decisionOf({ reason, by, at }: { reason: string; by: string; at: string }): string {
  return `${reason}\n（${by}，${shanghaiTime(at)}）`
}
