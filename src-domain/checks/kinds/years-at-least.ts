import { fieldValue } from '../../batch/application.ts'
import { decimalValue } from '../../batch/decimal-value.ts'
import { DecimalText } from '../../schemes/scheme.ts'
import { chineseDate } from '../../text/date.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'unread' }
  /** `on`: the day up to which it counts. */
  | { readonly is: 'enough' | 'few'; readonly years: string; readonly on: string; readonly figures: Figures }

/** A duration comes to so many years by the day of the submission. */
export const yearsAtLeast = kind({
  kind: 'yearsAtLeast',
  boundsIn: '年',
  grammar: { field: ref.field(), minimum: DecimalText },
  judge({ field, minimum }, { application, category, scheme }): Judgement {
    const value = fieldValue(application, field)
    const years = decimalValue(application, field)
    if (!value || !years) return { is: 'unread' }
    const { on } = scheme.dates.submission
    return {
      is: years.gte(minimum) ? 'enough' : 'few',
      years: years.toFixed(),
      on,
      figures: {
        [`${titleOf(category, field)}（年）`]: years.toFixed(),
        原文: value.raw,
        '下限（年）': minimum,
        截止日期: on,
      },
    }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ years, on }, { field, minimum }, category) =>
        `${titleOf(category, field)} ${years} 年，满 ${minimum} 年（截至${chineseDate(on)}）。`,
    },
    few: {
      outcome: 'fail',
      officer: ({ years, on }, { field, minimum }, category) =>
        `${titleOf(category, field)} ${years} 年，不满 ${minimum} 年（截至${chineseDate(on)}）。`,
      applicant: ({ years, on }, { field, minimum }, category) =>
        `申报表填写的${titleOf(category, field)}为 ${years} 年，截至${chineseDate(on)}不满 ${minimum} 年。`,
    },
    unread: {
      outcome: 'manual',
      officer: (_, { field, minimum }, category) =>
        `没有读到${titleOf(category, field)}，无法判断是否满 ${minimum} 年。`,
      applicant: (_, { field, minimum }, category) =>
        `申报表没有写明${titleOf(category, field)}，看不出是否满 ${minimum} 年。`,
    },
  },
  request: ({ field, minimum }, category) =>
    `漏填或填写有误的，请更正${titleOf(category, field)}，并提交起始时间的证明材料；至报送截止日仍不满 ${minimum} 年的不符合申报条件。`,
  meetingFields: ({ field }) => [field],
})
