import Big from 'big.js'
import { decimalValue } from '../../batch/decimal-value.ts'
import type { Category } from '../../schemes/scheme.ts'
import { percentText } from '../../text/percent-text.ts'
import { type Bounds, boundFigures, boundsGrammar, outOf, wanted } from '../judging/bounds.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'missing'; readonly field: string }
  | { readonly is: 'undefined'; readonly whole: string }
  | { readonly is: 'within' | 'low' | 'high'; readonly share: string }
)

type Check = Bounds & {
  readonly numerator: string
  readonly denominator: string
  readonly year?: number | undefined
}

/** What one figure comes to in percent of another is not below or above what the notice sets; of one year, or of none. */
export const ratioWithin = kind({
  kind: 'ratioWithin',
  boundsIn: '%',
  grammar: {
    numerator: ref.figure(),
    denominator: ref.figure(),
    year: ref.year().optional(),
    ...boundsGrammar,
  },
  oneOf: ['minimum', 'maximum'],
  sameUnit: ['numerator', 'denominator'],
  judge(check, subject): Judgement {
    const { numerator, denominator, year } = check
    const part = decimalValue(subject.application, numerator, year)
    const whole = decimalValue(subject.application, denominator, year)
    const written = { ...figureOf(subject, numerator, year), ...figureOf(subject, denominator, year) }
    const figures = { ...written, ...boundFigures(check, '%') }
    if (!part || !whole) return { is: 'missing', field: whole ? numerator : denominator, figures }
    if (whole.lte(0)) return { is: 'undefined', whole: whole.toFixed(), figures }
    const bound = (text: string | undefined) => (text === undefined ? undefined : new Big(text))
    const share = percentText(part, whole, bound(check.minimum), bound(check.maximum))
    // Multiplied out, so that nothing is rounded.
    return { is: outOf(part.times(100), check, whole) ?? 'within', share, figures }
  },
  verdicts: {
    within: { outcome: 'pass', officer: ({ share }, check, category) => `${told(share, check, category)}。` },
    low: {
      outcome: 'fail',
      officer: ({ share }, check, category) => `${told(share, check, category)}，没有达到。`,
      applicant: ({ share }, check, category) => `按申报表填写的数据计算，${told(share, check, category)}，没有达到。`,
    },
    high: {
      outcome: 'fail',
      officer: ({ share }, check, category) => `${told(share, check, category)}，超出了上限。`,
      applicant: ({ share }, check, category) =>
        `按申报表填写的数据计算，${told(share, check, category)}，超出了上限。`,
    },
    missing: {
      outcome: 'manual',
      officer: ({ field }, check, category) =>
        `没有填写${ofYear(check)}${titleOf(category, field)}，无法计算${named(check, category)}。`,
      applicant: ({ field }, check, category) =>
        `申报表没有填写${ofYear(check)}${titleOf(category, field)}，不能计算${named(check, category)}。`,
    },
    undefined: {
      outcome: 'manual',
      officer: ({ whole }, check, category) =>
        `${ofYear(check)}${titleOf(category, check.denominator)}为 ${whole}，无法计算${named(check, category)}。`,
      applicant: ({ whole }, check, category) =>
        `申报表填写的${ofYear(check)}${titleOf(category, check.denominator)}为 ${whole}，不能计算${named(check, category)}。`,
    },
  },
  request: ({ numerator, denominator }, category) =>
    `请核对${titleOf(category, denominator)}和${titleOf(category, numerator)}，漏填或填错的请更正，并提交相应的证明材料。`,
})

function ofYear({ year }: Check): string {
  return year === undefined ? '' : `${year} 年`
}

function named({ numerator, denominator }: Check, category: Category): string {
  return `${titleOf(category, numerator)}占${titleOf(category, denominator)}的比例`
}

function told(share: string, check: Check, category: Category): string {
  return `${ofYear(check)}${named(check, category)}为 ${share}%，应${wanted(check, '%')}`
}
