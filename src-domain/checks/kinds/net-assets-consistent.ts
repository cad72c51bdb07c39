import Big from 'big.js'
import { decimalValue } from '../../batch/decimal-value.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import { type Category, DecimalText } from '../../schemes/scheme.ts'
import { halfUnit, larger } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'incomparable' }
  | { readonly is: 'consistent'; readonly figures: Figures }
  | { readonly is: 'inconsistent'; readonly wrong: readonly WrongYear[]; readonly figures: Figures }

/** Both in the unit of net assets. */
type WrongYear = { readonly year: number; readonly net: string; readonly computed: string }

const hundredth = new Big('0.01')

/** 净资产 = 资产总额 × (1 − 资产负债率), in each of the years. */
export const netAssetsConsistent = kind({
  kind: 'netAssetsConsistent',
  boundsIn: '%',
  grammar: {
    assets: ref.field(),
    debtRatio: ref.field(),
    net: ref.field(),
    years: ref.years(),
    /** Percent of the computed value. */
    tolerance: DecimalText,
  },
  sameUnit: ['assets', 'net'],
  judge(check, subject): Judgement {
    const { application } = subject
    const wrong: WrongYear[] = []
    const figures: Record<string, string> = {}
    const unit = unitOf(check, subject.category)
    for (const year of check.years) {
      const assets = decimalValue(application, check.assets, year)
      const ratio = decimalValue(application, check.debtRatio, year)
      const net = decimalValue(application, check.net, year)
      if (!assets || !ratio || !net) continue
      const computed = assets.times(new Big(100).minus(ratio)).times(hundredth)
      // The ratio is handed in rounded; what that rounding can move is no contradiction.
      const rounding = assets.times(halfUnit(subject, check.debtRatio, year)).times(hundredth)
      const tolerance = larger(computed.abs().times(check.tolerance).times(hundredth), rounding)
      figures[`${year} 年填报净资产（${unit}）`] = net.toFixed()
      figures[`${year} 年推算净资产（${unit}）`] = computed.round(4).toFixed()
      if (computed.minus(net).abs().gt(tolerance)) {
        wrong.push({ year, net: net.toFixed(), computed: computed.round(2).toFixed() })
      }
    }
    if (Object.keys(figures).length === 0) return { is: 'incomparable' }
    return wrong.length > 0 ? { is: 'inconsistent', wrong, figures } : { is: 'consistent', figures }
  },
  verdicts: {
    incomparable: { outcome: 'na', officer: '资产数据未填写完整，没有可比较的数据。' },
    consistent: {
      outcome: 'pass',
      officer: (_, check) => `各年净资产与资产总额、资产负债率相符（${allowance(check.tolerance)}）。`,
    },
    inconsistent: {
      outcome: 'fail',
      officer: ({ wrong }, check, category) =>
        `${wrong
          .map(
            ({ year, net, computed }) =>
              `${year} 年填报净资产 ${net} ${unitOf(check, category)}，按资产总额和资产负债率推算为 ${computed} ${unitOf(check, category)}`,
          )
          .join('；')}（${allowance(check.tolerance)}）。`,
      applicant: ({ wrong }, check, category) =>
        `填报的净资产与资产总额、资产负债率不符：${wrong
          .map(
            ({ year, net, computed }) =>
              `${year} 年填报 ${net} ${unitOf(check, category)}，按资产总额和资产负债率计算应为 ${computed} ${unitOf(check, category)}`,
          )
          .join('；')}。`,
    },
  },
  request: '请对照审计报告核对资产总额、资产负债率和净资产，更正填错的一项，重新提交盖章的申报表。',
})

function allowance(tolerance: string): string {
  return `允许误差为 ${tolerance}% 或资产负债率四舍五入带来的差`
}

/** 万元; the loader has it that a money field names its unit, and that both are of one. */
function unitOf({ net }: { readonly net: string }, category: Category): string {
  return fieldOf(category, net)?.unit ?? ''
}
