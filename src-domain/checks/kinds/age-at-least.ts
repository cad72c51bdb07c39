import { fieldValue } from '../../batch/application.ts'
import { DateText } from '../../schemes/scheme.ts'
import { addMonths, chineseDate, daysOf } from '../../text/date.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { Count, ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'empty' }
  | { readonly is: 'enough' | 'few' | 'untold'; readonly date: string; readonly on: string; readonly figures: Figures }

/** Since a date (registered, in operation) so many months have passed, by the day of the submission or another one. */
export const ageAtLeast = kind({
  kind: 'ageAtLeast',
  grammar: {
    field: ref.field('date'),
    minimumMonths: Count,
    /** The day by which it counts, if not the submission's. */
    on: DateText.optional(),
  },
  judge({ field, minimumMonths, on: given }, subject): Judgement {
    const written = fieldValue(subject.application, field)?.value
    const days = daysOf(written ?? '')
    if (!written || !days) return { is: 'empty' }
    const on = given ?? subject.scheme.dates.submission.on
    const figures = { ...figureOf(subject, field), '下限（月）': String(minimumMonths), 截止日期: on }
    const found = { date: chineseDate(written), on, figures }
    if (addMonths(days.last, minimumMonths) <= on) return { is: 'enough', ...found }
    return { is: addMonths(days.first, minimumMonths) > on ? 'few' : 'untold', ...found }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ date, on }, { field, minimumMonths }, category) =>
        `${titleOf(category, field)}为${date}，截至${chineseDate(on)}已满${span(minimumMonths)}。`,
    },
    few: {
      outcome: 'fail',
      officer: ({ date, on }, { field, minimumMonths }, category) =>
        `${titleOf(category, field)}为${date}，截至${chineseDate(on)}不满${span(minimumMonths)}。`,
      applicant: ({ date, on }, { field, minimumMonths }, category) =>
        `申报表填写的${titleOf(category, field)}为${date}，截至${chineseDate(on)}不满${span(minimumMonths)}。`,
    },
    untold: {
      outcome: 'manual',
      officer: ({ date, on }, { field, minimumMonths }, category) =>
        `${titleOf(category, field)}只写到${date}，看不出截至${chineseDate(on)}是否满${span(minimumMonths)}，请核对。`,
      applicant: ({ date, on }, { field, minimumMonths }, category) =>
        `申报表填写的${titleOf(category, field)}只写到${date}，看不出截至${chineseDate(on)}是否满${span(minimumMonths)}。`,
    },
    empty: {
      outcome: 'manual',
      officer: (_, { field, minimumMonths }, category) =>
        `没有填写${titleOf(category, field)}，无法判断是否满${span(minimumMonths)}。`,
      applicant: (_, { field, minimumMonths }, category) =>
        `申报表没有填写${titleOf(category, field)}，看不出是否满${span(minimumMonths)}。`,
    },
  },
  request: ({ field }, category) => `请核对${titleOf(category, field)}，写明年月日，并提交营业执照等证明材料。`,
})

function span(months: number): string {
  return months % 12 === 0 ? ` ${months / 12} 年` : ` ${months} 个月`
}
