import { fieldValue } from '../../batch/application.ts'
import { DateText } from '../../schemes/scheme.ts'
import { chineseDate, daysOf } from '../../text/date.ts'
import { spanWanted } from '../judging/dates.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'empty' }
  | { readonly is: 'within' | 'early' | 'late' | 'untold'; readonly date: string; readonly figures: Figures }

/** A date is not before or after what the notice sets; as much of it as was written may leave that open. */
export const dateWithin = kind({
  kind: 'dateWithin',
  grammar: { field: ref.field('date'), from: DateText.optional(), to: DateText.optional() },
  oneOf: ['from', 'to'],
  judge({ field, from, to }, subject): Judgement {
    const written = fieldValue(subject.application, field)?.value
    const days = daysOf(written ?? '')
    if (!written || !days) return { is: 'empty' }
    const bounds = { ...(from ? { 不早于: from } : {}), ...(to ? { 不晚于: to } : {}) }
    const found = { date: chineseDate(written), figures: { ...figureOf(subject, field), ...bounds } }
    if (from !== undefined && days.last < from) return { is: 'early', ...found }
    if (to !== undefined && days.first > to) return { is: 'late', ...found }
    const isWithin = (from === undefined || days.first >= from) && (to === undefined || days.last <= to)
    return { is: isWithin ? 'within' : 'untold', ...found }
  },
  verdicts: {
    within: {
      outcome: 'pass',
      officer: ({ date }, check, category) => `${titleOf(category, check.field)}为${date}，${spanWanted(check)}。`,
    },
    early: {
      outcome: 'fail',
      officer: ({ date }, check, category) =>
        `${titleOf(category, check.field)}为${date}，过早，应${spanWanted(check)}。`,
      applicant: ({ date }, check, category) =>
        `申报表填写的${titleOf(category, check.field)}为${date}，应${spanWanted(check)}。`,
    },
    late: {
      outcome: 'fail',
      officer: ({ date }, check, category) =>
        `${titleOf(category, check.field)}为${date}，过晚，应${spanWanted(check)}。`,
      applicant: ({ date }, check, category) =>
        `申报表填写的${titleOf(category, check.field)}为${date}，应${spanWanted(check)}。`,
    },
    untold: {
      outcome: 'manual',
      officer: ({ date }, check, category) =>
        `${titleOf(category, check.field)}只写到${date}，看不出是否${spanWanted(check)}，请核对。`,
      applicant: ({ date }, check, category) =>
        `申报表填写的${titleOf(category, check.field)}只写到${date}，看不出是否${spanWanted(check)}。`,
    },
    empty: {
      outcome: 'manual',
      officer: (_, { field }, category) => `没有填写${titleOf(category, field)}。`,
      applicant: (_, { field }, category) => `申报表没有填写${titleOf(category, field)}。`,
    },
  },
  request: ({ field }, category) =>
    `请核对${titleOf(category, field)}，写明年月日，漏填或填错的请更正，并提交证明材料。`,
})
