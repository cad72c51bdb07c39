import { decimalValue } from '../../batch/decimal-value.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'unknown' }
  | ({ readonly is: 'grown' | 'notGrown'; readonly from: string; readonly to: string } & Span)
)

/** First and last year compared. */
type Span = { readonly first: number; readonly last: number }

/** A figure is higher in the last of the years than in the first. */
export const growing = kind({
  kind: 'growing',
  grammar: { field: ref.field(), years: ref.years() },
  judge(check, subject): Judgement {
    const span = spanOf(check.years)
    const from = decimalValue(subject.application, check.field, span.first)
    const to = decimalValue(subject.application, check.field, span.last)
    const figures = { ...figureOf(subject, check.field, span.first), ...figureOf(subject, check.field, span.last) }
    if (!from || !to) return { is: 'unknown', figures }
    return { is: to.gt(from) ? 'grown' : 'notGrown', from: from.toFixed(), to: to.toFixed(), ...span, figures }
  },
  verdicts: {
    grown: { outcome: 'pass', officer: ({ first, last, from, to }) => `${first}—${last} 年由 ${from} 增至 ${to}。` },
    notGrown: {
      outcome: 'fail',
      officer: ({ first, last, from, to }) => `${first}—${last} 年由 ${from} 变为 ${to}，没有增长。`,
      applicant: ({ first, last, from, to }, { field }, category) =>
        `申报表填写的${titleOf(category, field)} ${first}—${last} 年由 ${from} 变为 ${to}，没有增长。`,
    },
    unknown: {
      outcome: 'manual',
      officer: '数据未填写完整，无法判断增长情况。',
      applicant: (_, { field, years }, category) => {
        const { first, last } = spanOf(years)
        return `申报表没有填全 ${first} 年和 ${last} 年的${titleOf(category, field)}，看不出是否增长。`
      },
    },
  },
  request: ({ field }, category) =>
    `请核对${titleOf(category, field)}的统计数据，更正填错的数据，并提交统计部门的数据或书面说明。`,
})

function spanOf(years: readonly [number, ...number[]]): Span {
  const [first] = years
  return { first, last: years.at(-1) ?? first }
}
