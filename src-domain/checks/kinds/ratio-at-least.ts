import Big from 'big.js'
import { fieldValue } from '../../batch/application.ts'
import { decimalValue } from '../../batch/decimal-value.ts'
import { DecimalText } from '../../schemes/scheme.ts'
import { percentText } from '../../text/percent-text.ts'
import { formatAddress } from '../../values/address.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'enough' | 'low'; readonly share: string }
  /** `field` is the one that is missing; `stated` what the applicant says the ratio is. */
  | { readonly is: 'missing'; readonly field: string; readonly stated?: string }
  | { readonly is: 'undefined'; readonly whole: string }
)

/** A part of a whole is at least so many percent of it. */
export const ratioAtLeast = kind({
  kind: 'ratioAtLeast',
  boundsIn: '%',
  grammar: {
    numerator: ref.field(),
    denominator: ref.field(),
    stated: ref.field(),
    year: ref.year(),
    minimum: DecimalText,
  },
  sameUnit: ['numerator', 'denominator'],
  judge(check, subject): Judgement {
    const { application } = subject
    const { numerator, denominator, stated, year } = check
    const part = decimalValue(application, numerator, year)
    const whole = decimalValue(application, denominator, year)
    const minimum = new Big(check.minimum)
    const figures = Object.assign({}, ...[numerator, denominator, stated].map((key) => figureOf(subject, key, year)))
    if (!part || !whole) {
      const written = fieldValue(application, stated, year)?.value
      return { is: 'missing', field: whole ? numerator : denominator, ...(written ? { stated: written } : {}), figures }
    }
    if (whole.lte(0)) return { is: 'undefined', whole: whole.toFixed(), figures }
    const share = percentText(part, whole, minimum)
    // part / whole >= minimum %, multiplied out so that nothing is rounded.
    return {
      is: part.times(100).gte(whole.times(minimum)) ? 'enough' : 'low',
      share,
      figures: { ...figures, [`${year} 年复算占比（%）`]: share, '下限（%）': check.minimum },
    }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ share }, { year, stated, minimum }, category) =>
        `${year} 年${titleOf(category, stated)} ${share}%，达到 ${minimum}%。`,
    },
    low: {
      outcome: 'fail',
      officer: ({ share }, { year, stated, minimum }, category) =>
        `${year} 年${titleOf(category, stated)}按收入数据复算为 ${share}%，低于 ${minimum}%。`,
      applicant: ({ share }, { year, stated, minimum }, category) =>
        `按申报表填写的数据计算，${year} 年${titleOf(category, stated)}为 ${share}%，低于 ${minimum}%。`,
    },
    missing: {
      outcome: 'manual',
      officer: ({ field, stated }, { year }, category) =>
        `缺少 ${year} 年${titleOf(category, field)}，无法复算占比${stated ? `（申报单位填报 ${stated}%）` : ''}。`,
      applicant: ({ field }, { year, stated }, category) =>
        `申报表没有填写 ${year} 年${titleOf(category, field)}，不能计算${titleOf(category, stated)}。`,
    },
    undefined: {
      outcome: 'manual',
      officer: ({ whole }, { year, denominator }, category) =>
        `${year} 年${titleOf(category, denominator)}为 ${whole}，无法计算占比。`,
      applicant: ({ whole }, { year, denominator, stated }, category) =>
        `申报表填写的 ${year} 年${titleOf(category, denominator)}为 ${whole}，不能计算${titleOf(category, stated)}。`,
    },
  },
  request: ({ numerator, denominator, year }, category) =>
    `占比按${titleOf(category, denominator)}和${titleOf(category, numerator)}计算；如填报有误请你单位更正并盖章确认，漏填的请补填，并提交 ${year} 年度审计报告中的收入构成。`,
  // Where a ratio is stated is where the eye looks for it.
  leadsTo: ({ stated: key, year }) => ({ kind: 'blank', id: formatAddress({ key, year }) }),
  ratio: ({ numerator, denominator, stated, year, minimum }) => ({
    numerator,
    denominator,
    stated,
    years: [year],
    minimum,
  }),
})
