import { decimalValue } from '../../batch/decimal-value.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'unknown' | 'sound' }
  | { readonly is: 'poor'; readonly worries: readonly Worry[] }
)

type Worry = 'noNetAssets' | 'loss'

const worryWords: Readonly<Record<Worry, string>> = { noNetAssets: '净资产不为正', loss: '净利润为负' }

/** Net assets above nought and no loss; else whether its finances are sound is for the officer to say. */
export const soundFinances = kind({
  kind: 'soundFinances',
  grammar: { net: ref.field(), profit: ref.field(), year: ref.year() },
  judge(check, subject): Judgement {
    const net = decimalValue(subject.application, check.net, check.year)
    const profit = decimalValue(subject.application, check.profit, check.year)
    const figures = { ...figureOf(subject, check.net, check.year), ...figureOf(subject, check.profit, check.year) }
    if (!net || !profit) return { is: 'unknown', figures }
    const worries: Worry[] = [
      ...(net.lte(0) ? ['noNetAssets' as const] : []),
      ...(profit.lt(0) ? ['loss' as const] : []),
    ]
    return worries.length > 0 ? { is: 'poor', worries, figures } : { is: 'sound', figures }
  },
  verdicts: {
    sound: { outcome: 'pass', officer: (_, { year }) => `${year} 年净资产、净利润均为正。` },
    unknown: {
      outcome: 'manual',
      officer: (_, { year }) => `${year} 年净资产或净利润未填写，无法判断财务状况。`,
      applicant: (_, { year }) => `申报表没有填写 ${year} 年净资产或净利润，看不出运营和财务状况是否良好。`,
    },
    poor: {
      outcome: 'manual',
      officer: ({ worries }, { year }) => `${year} 年${listed(worries)}，是否“运营和财务状况良好”请人工判断。`,
      applicant: ({ worries }, { year }) => `${year} 年${listed(worries)}，不足以说明运营和财务状况良好。`,
    },
  },
  request: ({ year }) => `请提交 ${year} 年度审计报告，并书面说明运营和财务状况。`,
})

function listed(worries: readonly Worry[]): string {
  return worries.map((worry) => worryWords[worry]).join('、')
}
