import Big from 'big.js'
import { z } from 'zod'
import { decimalValue } from '../../batch/decimal-value.ts'
import { type Category, DecimalText } from '../../schemes/scheme.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'missing'; readonly fields: readonly string[] }
  | { readonly is: 'matches' | 'differs'; readonly sum: string; readonly total: string }
)

/** Parts come to their total: a project's sources of money, a cost shared three ways. */
export const sumMatches = kind({
  kind: 'sumMatches',
  grammar: {
    parts: z.array(ref.figure()).min(2),
    /** The field that holds the total; percentages without one come to 100. */
    total: ref.figure().optional(),
    year: ref.year().optional(),
    /** In the total's unit. */
    tolerance: DecimalText,
  },
  sameUnit: ['parts', 'total'],
  judge({ parts, total: totalKey, year, tolerance }, subject): Judgement {
    const keys = [...parts, ...(totalKey === undefined ? [] : [totalKey])]
    const figures: Figures = Object.assign({}, ...keys.map((key) => figureOf(subject, key, year)))
    const empty = keys.filter((key) => !decimalValue(subject.application, key, year))
    if (empty.length > 0) return { is: 'missing', fields: empty, figures }
    const sum = parts.reduce((all, key) => all.plus(decimalValue(subject.application, key, year) ?? 0), new Big(0))
    const total =
      totalKey === undefined ? new Big(100) : (decimalValue(subject.application, totalKey, year) ?? new Big(0))
    const found = { sum: sum.toFixed(), total: total.toFixed(), figures }
    return { is: sum.minus(total).abs().lte(tolerance) ? 'matches' : 'differs', ...found }
  },
  verdicts: {
    matches: {
      outcome: 'pass',
      officer: ({ sum }, { parts, total }, category) =>
        `${listed(parts, category)}合计 ${sum}，与${whole(total, category)}相符。`,
    },
    differs: {
      outcome: 'fail',
      officer: ({ sum, total }, check, category) =>
        `${listed(check.parts, category)}合计 ${sum}，与${whole(check.total, category)} ${total} 不符。`,
      applicant: ({ sum, total }, check, category) =>
        `申报表填写的${listed(check.parts, category)}合计 ${sum}，与${whole(check.total, category)} ${total} 不符。`,
    },
    missing: {
      outcome: 'manual',
      officer: ({ fields }, _, category) => `没有填写${listed(fields, category)}，无法核对合计。`,
      applicant: ({ fields }, _, category) => `申报表没有填写${listed(fields, category)}。`,
    },
  },
  request: ({ parts }, category) => `请核对${listed(parts, category)}及其合计，更正后重新提交盖章的申报表。`,
})

function listed(keys: readonly string[], category: Category): string {
  return keys.map((key) => titleOf(category, key)).join('、')
}

function whole(total: string | undefined, category: Category): string {
  return total === undefined ? '应有的合计' : titleOf(category, total)
}
