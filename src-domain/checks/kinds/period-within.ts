import { fieldValue } from '../../batch/application.ts'
import { DateText } from '../../schemes/scheme.ts'
import { addMonths, chineseDate, daysOf } from '../../text/date.ts'
import { spanWanted } from '../judging/dates.ts'
import { figureOf } from '../judging/figures.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { Count, ref } from '../judging/references.ts'

type Judgement =
  | { readonly is: 'empty'; readonly field: string }
  | {
      readonly is: 'within' | 'untold' | 'reversed' | 'outside' | 'short' | 'long'
      readonly period: string
      readonly figures: Figures
    }

type Check = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly minimumMonths?: number | undefined
  readonly maximumMonths?: number | undefined
}

/** A project's period ends after it begins, lies within what the notice sets, and is neither too short nor too long. */
export const periodWithin = kind({
  kind: 'periodWithin',
  grammar: {
    begin: ref.field('date'),
    end: ref.field('date'),
    /** The earliest beginning and the latest end. */
    from: DateText.optional(),
    to: DateText.optional(),
    minimumMonths: Count.optional(),
    maximumMonths: Count.optional(),
  },
  judge(check, subject): Judgement {
    const written = [check.begin, check.end].map((key) => fieldValue(subject.application, key)?.value ?? '')
    const [begin, end] = written.map(daysOf)
    if (!begin || !end) return { is: 'empty', field: begin ? check.end : check.begin }
    const bounds = spanWanted(check)
    const figures = {
      ...figureOf(subject, check.begin),
      ...figureOf(subject, check.end),
      ...(bounds === '' ? {} : { 应在: bounds }),
      ...(lengthWanted(check) === '' ? {} : { 期限: lengthWanted(check) }),
    }
    const found = { period: written.map(chineseDate).join('至'), figures }
    // The longest the period may be as it is written, and the shortest: what holds of both is told.
    const readings = [judged(begin.first, end.last, check), judged(begin.last, end.first, check)]
    const [one, other] = readings
    if (one === other && one) return { is: one, ...found }
    return { is: 'untold', ...found }
  },
  verdicts: {
    within: {
      outcome: 'pass',
      officer: ({ period }, check) => `期限为${period}${behind(check, '，符合：')}。`,
    },
    reversed: {
      outcome: 'fail',
      officer: ({ period }) => `期限为${period}，结束早于开始。`,
      applicant: ({ period }) => `申报表填写的期限为${period}，结束早于开始。`,
    },
    outside: {
      outcome: 'fail',
      officer: ({ period }, check) => `期限为${period}，不在规定的范围内，应${spanWanted(check)}。`,
      applicant: ({ period }, check) => `申报表填写的期限为${period}，应${spanWanted(check)}。`,
    },
    short: {
      outcome: 'fail',
      officer: ({ period }, check) => `期限为${period}，过短，应${lengthWanted(check)}。`,
      applicant: ({ period }, check) => `申报表填写的期限为${period}，应${lengthWanted(check)}。`,
    },
    long: {
      outcome: 'fail',
      officer: ({ period }, check) => `期限为${period}，过长，应${lengthWanted(check)}。`,
      applicant: ({ period }, check) => `申报表填写的期限为${period}，应${lengthWanted(check)}。`,
    },
    untold: {
      outcome: 'manual',
      officer: ({ period }, check) => `期限只写到${period}，看不出是否符合要求${behind(check, '：')}，请核对。`,
      applicant: ({ period }, check) => `申报表填写的期限只写到${period}，看不出是否符合要求${behind(check, '：')}。`,
    },
    empty: {
      outcome: 'manual',
      officer: ({ field }, _, category) => `没有填写${titleOf(category, field)}。`,
      applicant: ({ field }, _, category) => `申报表没有填写${titleOf(category, field)}。`,
    },
  },
  request: ({ begin, end }, category) =>
    `请核对${titleOf(category, begin)}和${titleOf(category, end)}，写明年月日，漏填或填错的请更正后重新提交申报表。`,
})

function judged(begin: string, end: string, check: Check): 'within' | 'reversed' | 'outside' | 'short' | 'long' {
  if (end < begin) return 'reversed'
  if ((check.from !== undefined && begin < check.from) || (check.to !== undefined && end > check.to)) return 'outside'
  // A period of twelve months from 1 January ends on 31 December, or on the day that corresponds.
  if (check.minimumMonths !== undefined && dayAfter(end) < addMonths(begin, check.minimumMonths)) return 'short'
  if (check.maximumMonths !== undefined && end > addMonths(begin, check.maximumMonths)) return 'long'
  return 'within'
}

function dayAfter(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function lengthWanted({ minimumMonths, maximumMonths }: Check): string {
  return [
    ...(minimumMonths === undefined ? [] : [`不少于 ${minimumMonths} 个月`]),
    ...(maximumMonths === undefined ? [] : [`不超过 ${maximumMonths} 个月`]),
  ].join('、')
}

function behind(check: Check, lead: string): string {
  const all = [spanWanted(check), lengthWanted(check)].filter((one) => one !== '').join('、')
  return all === '' ? '' : `${lead}${all}`
}
