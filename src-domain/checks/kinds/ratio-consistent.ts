import Big from 'big.js'
import { decimalValue } from '../../batch/decimal-value.ts'
import { DecimalText } from '../../schemes/scheme.ts'
import { percentText } from '../../text/percent-text.ts'
import { formatAddress } from '../../values/address.ts'
import { halfUnit, larger } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'incomparable' }
  | { readonly is: 'consistent'; readonly figures: Figures }
  | { readonly is: 'inconsistent'; readonly wrong: readonly WrongYear[]; readonly figures: Figures }

/** Both in percent. `asFraction`: what is stated is the hundredth of what it should be. */
type WrongYear = {
  readonly year: number
  readonly stated: string
  readonly computed: string
  readonly asFraction: boolean
}

/** A stated ratio is what its two figures come to, in each of the years. */
export const ratioConsistent = kind({
  kind: 'ratioConsistent',
  boundsIn: '个百分点',
  grammar: {
    numerator: ref.field(),
    denominator: ref.field(),
    stated: ref.field(),
    years: ref.years(),
    /** Percentage points. */
    tolerance: DecimalText,
  },
  sameUnit: ['numerator', 'denominator'],
  judge(check, subject): Judgement {
    const { application } = subject
    const wrong: WrongYear[] = []
    const figures: Record<string, string> = {}
    for (const year of check.years) {
      const part = decimalValue(application, check.numerator, year)
      const whole = decimalValue(application, check.denominator, year)
      const stated = decimalValue(application, check.stated, year)
      if (!part || !whole || !stated || whole.lte(0)) continue
      const hundredfold = part.times(100)
      const tolerance = larger(new Big(check.tolerance), halfUnit(subject, check.stated, year))
      const computed = percentText(part, whole)
      figures[`${year} 年填报占比（%）`] = stated.toFixed()
      figures[`${year} 年复算占比（%）`] = computed
      // |part / whole − stated| > tolerance, multiplied out so that nothing is rounded.
      if (hundredfold.minus(stated.times(whole)).abs().gt(tolerance.times(whole))) {
        const asFraction = hundredfold.minus(stated.times(100).times(whole)).abs().lte(whole.times(check.tolerance))
        wrong.push({ year, stated: stated.toFixed(), computed, asFraction })
      }
    }
    if (Object.keys(figures).length === 0) return { is: 'incomparable' }
    return wrong.length > 0 ? { is: 'inconsistent', wrong, figures } : { is: 'consistent', figures }
  },
  verdicts: {
    incomparable: { outcome: 'na', officer: '收入或占比未填写，没有可比较的数据。' },
    consistent: { outcome: 'pass', officer: (_, check) => `各年填报占比与复算相符（${allowance(check.tolerance)}）。` },
    inconsistent: {
      outcome: 'fail',
      officer: ({ wrong }, check) =>
        `${wrong
          .map(
            ({ year, stated, computed, asFraction }) =>
              `${year} 年填报 ${stated}%，按收入数据应为 ${computed}%${asFraction ? '（像是把百分比填成了小数）' : ''}`,
          )
          .join('；')}（${allowance(check.tolerance)}）。`,
      applicant: ({ wrong }, { stated: key }, category) =>
        `填报的${titleOf(category, key)}与数据不符：${wrong
          .map(
            ({ year, stated, computed, asFraction }) =>
              `${year} 年填报 ${stated}%，按填报的数据计算应为 ${computed}%${asFraction ? '（百分比请勿填成小数）' : ''}`,
          )
          .join('；')}。`,
    },
  },
  request: ({ numerator, denominator, stated }, category) =>
    `请核对${[denominator, numerator, stated].map((key) => titleOf(category, key)).join('、')}，更正填错的一项，重新提交盖章的申报表。`,
  leadsTo: ({ stated: key, years }) => ({ kind: 'blank', id: formatAddress({ key, year: years[0] }) }),
  ratio: ({ numerator, denominator, stated, years }) => ({ numerator, denominator, stated, years }),
})

function allowance(tolerance: string): string {
  return `允许误差为 ${tolerance} 个百分点或填报位数的四舍五入`
}
