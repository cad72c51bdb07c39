import Big from 'big.js'
import { z } from 'zod'
import { decimalValue } from '../../batch/decimal-value.ts'
import { DecimalText } from '../../schemes/scheme.ts'
import { percentText } from '../../text/percent-text.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'unknown' }
  | { readonly is: 'enough' | 'low'; readonly from: string; readonly to: string; readonly growth: string }
  /** From nought or from a loss there is no percentage. */
  | { readonly is: 'notGrown' | 'undefined'; readonly from: string; readonly to: string }
)

type Check = {
  readonly field: string
  readonly years: readonly [number, ...number[]]
  readonly minimum: string
  readonly average?: boolean | undefined
}

/** A figure has grown by so many percent from the first to the last of the years; in the yearly average, if so asked. */
export const growthAtLeast = kind({
  kind: 'growthAtLeast',
  boundsIn: '%',
  grammar: {
    field: ref.figure(),
    years: ref.years(),
    minimum: DecimalText,
    /** 年均: compound, over the years between. */
    average: z.boolean().optional(),
  },
  judge(check, subject): Judgement {
    const { first, last } = spanOf(check)
    const from = decimalValue(subject.application, check.field, first)
    const to = decimalValue(subject.application, check.field, last)
    const figures = {
      ...figureOf(subject, check.field, first),
      ...figureOf(subject, check.field, last),
      '增幅下限（%）': check.minimum,
    }
    if (!from || !to) return { is: 'unknown', figures }
    const amounts = { from: from.toFixed(), to: to.toFixed(), figures }
    if (from.lte(0)) return { is: to.lte(from) ? 'notGrown' : 'undefined', ...amounts }
    // to / from >= (1 + minimum %)^n, multiplied out so that nothing is rounded.
    const steps = check.average === true ? last - first : 1
    const wanted = from.times(new Big(100).plus(check.minimum).pow(steps))
    const enough = to.times(new Big(100).pow(steps)).gte(wanted)
    const threshold = steps === 1 ? new Big(check.minimum) : undefined
    return { is: enough ? 'enough' : 'low', growth: percentText(to.minus(from), from, threshold), ...amounts }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ from, to, growth }, check, category) =>
        `${spoken(check, titleOf(category, check.field))}由 ${from} 增至 ${to}，增长 ${growth}%，达到${least(check)}。`,
    },
    low: {
      outcome: 'fail',
      officer: ({ from, to, growth }, check, category) =>
        `${spoken(check, titleOf(category, check.field))}由 ${from} 变为 ${to}，增长 ${growth}%，未达到${least(check)}。`,
      applicant: ({ from, to, growth }, check, category) =>
        `申报表填写的${spoken(check, titleOf(category, check.field))}由 ${from} 变为 ${to}，增长 ${growth}%，未达到${least(check)}。`,
    },
    notGrown: {
      outcome: 'fail',
      officer: ({ from, to }, check, category) =>
        `${spoken(check, titleOf(category, check.field))}由 ${from} 变为 ${to}，没有增长。`,
      applicant: ({ from, to }, check, category) =>
        `申报表填写的${spoken(check, titleOf(category, check.field))}由 ${from} 变为 ${to}，没有增长。`,
    },
    undefined: {
      outcome: 'manual',
      officer: ({ from, to }, check, category) =>
        `${spoken(check, titleOf(category, check.field))}由 ${from} 变为 ${to}，基数不为正，增幅无法计算，请人工判断。`,
      applicant: ({ from, to }, check, category) =>
        `申报表填写的${spoken(check, titleOf(category, check.field))}由 ${from} 变为 ${to}，基数不为正，看不出增幅是否达到${least(check)}。`,
    },
    unknown: {
      outcome: 'manual',
      officer: (_, check, category) => `没有填全${both(check)}的${titleOf(category, check.field)}，无法计算增幅。`,
      applicant: (_, check, category) =>
        `申报表没有填全${both(check)}的${titleOf(category, check.field)}，看不出增幅是否达到${least(check)}。`,
    },
  },
  request: (check, category) =>
    `请核对${both(check)}的${titleOf(category, check.field)}，漏填或填错的请更正，并提交两年的审计报告相应页。`,
})

function spanOf({ years }: Check): { readonly first: number; readonly last: number } {
  const [first] = years
  return { first, last: years.at(-1) ?? first }
}

function both(check: Check): string {
  const { first, last } = spanOf(check)
  return ` ${first} 年和 ${last} 年`
}

function spoken(check: Check, title: string): string {
  const { first, last } = spanOf(check)
  return `${title} ${first}—${last} 年`
}

function least({ minimum, average }: Check): string {
  return `${average === true ? '年均增长' : ''} ${minimum}%`
}
