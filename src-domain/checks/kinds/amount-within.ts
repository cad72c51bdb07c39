import { decimalValue } from '../../batch/decimal-value.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import { type Bounds, boundFigures, boundsGrammar, outOf, wanted } from '../judging/bounds.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'empty' }
  | { readonly is: 'within' | 'low' | 'high'; readonly amount: string }
)

type Check = Bounds & { readonly field: string; readonly year?: number | undefined }

/** A sum of money, or another figure, is not below or above what the notice sets. */
export const amountWithin = kind({
  kind: 'amountWithin',
  grammar: { field: ref.figure(), year: ref.year().optional(), ...boundsGrammar },
  oneOf: ['minimum', 'maximum'],
  judge(check, subject): Judgement {
    const amount = decimalValue(subject.application, check.field, check.year)
    const written = figureOf(subject, check.field, check.year)
    const figures = { ...written, ...boundFigures(check, unitOf(check, subject.category)) }
    if (!amount) return { is: 'empty', figures }
    return { is: outOf(amount, check) ?? 'within', amount: amount.toFixed(), figures }
  },
  verdicts: {
    within: { outcome: 'pass', officer: ({ amount }, check, category) => `${told(amount, check, category)}。` },
    low: {
      outcome: 'fail',
      officer: ({ amount }, check, category) => `${told(amount, check, category)}，没有达到。`,
      applicant: ({ amount }, check, category) => `申报表填写的${told(amount, check, category)}，没有达到。`,
    },
    high: {
      outcome: 'fail',
      officer: ({ amount }, check, category) => `${told(amount, check, category)}，超出了限额。`,
      applicant: ({ amount }, check, category) => `申报表填写的${told(amount, check, category)}，超出了限额。`,
    },
    empty: {
      outcome: 'manual',
      officer: (_, check, category) =>
        `没有填写${named(check, category)}，无法判断是否${wanted(check, unitOf(check, category))}。`,
      applicant: (_, check, category) =>
        `申报表没有填写${named(check, category)}，看不出是否${wanted(check, unitOf(check, category))}。`,
    },
  },
  request: (check, category) => `请核对${named(check, category)}，漏填或填错的请更正，并提交审计报告相应页等证明材料。`,
  meetingFields: ({ field, year }) => (year === undefined ? [field] : []),
})

function named({ field, year }: Check, category: Category): string {
  return `${year === undefined ? '' : `${year} 年`}${titleOf(category, field)}`
}

function unitOf({ field }: Check, category: Category): string {
  const unit = fieldOf(category, field)?.unit
  return unit === undefined || unit === '%' ? (unit ?? '') : ` ${unit}`
}

/** 2022 年营业收入 4800 万元，应不低于 5000 万元 */
function told(amount: string, check: Check, category: Category): string {
  const unit = unitOf(check, category)
  return `${named(check, category)} ${amount}${unit}，应${wanted(check, unit)}`
}
