import { z } from 'zod'
import { isOrdinal } from './headline.ts'

/** Under what the officer is asked, in the order of a notice. */
export const questionGroups = {
  notice: '通知',
  dates: '日期',
  thresholds: '门槛',
  quotas: '名额',
  limits: '字数限制',
  delivery: '报送和联系',
} as const
export type QuestionGroup = keyof typeof questionGroups

/** How an answer is written. */
export type AnswerKind = 'line' | 'day' | 'number' | 'whole' | 'yesNo' | 'parts'

/** One thing a new notice usually says otherwise than the one before. */
export type Question = {
  /** Where its answer stands in scheme.json: `checks.serviceShare.minimum`; a quota that is not there yet: `quotas.+.enterprise`. */
  readonly place: string
  readonly group: QuestionGroup
  readonly label: string
  /** Where the notice says it. */
  readonly clause?: string
  readonly kind: AnswerKind
  readonly unit?: string
  /** As the notice before has it; empty where it says nothing. */
  readonly old: string
  /** As it is taken over if nobody says otherwise: dates in the new year, texts with the new number. */
  readonly proposed: string
  readonly mayBeEmpty?: true
  /** A whole number is no less. */
  readonly least?: number
  /** The places `parts` may give a number of their own. */
  readonly parts?: readonly string[]
  /** Asked once the question of this place has an answer. */
  readonly after?: string
  /** What a fault of the package names when it is about this. */
  readonly names: readonly string[]
}

/** Answers by the place of their question; what is not answered is as proposed. */
export type Answers = Readonly<Record<string, string>>

/** Answers as they come from outside. */
export const Answered = z.strictObject({
  headline: z
    .strictObject({
      year: z.int().min(2000).max(2100),
      ordinal: z.string().refine(isOrdinal).optional(),
    })
    .optional(),
  answers: z.record(z.string().max(200), z.string().max(5000)).default({}),
  /** The new notice as it reads. */
  text: z.string().max(500_000).optional(),
})
