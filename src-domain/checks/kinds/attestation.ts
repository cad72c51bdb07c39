import { z } from 'zod'
import { DateText } from '../../schemes/scheme.ts'
import { addYears, chineseDate } from '../../text/date.ts'
import { kind, notPassed } from '../judging/kind.ts'

type Judgement = { readonly is: 'waiting'; readonly period?: string }

/** What nothing handed in can prove, for an officer to find out and attest; of a period, where the notice names one. */
export const attestation = kind({
  kind: 'attestation',
  grammar: {
    from: DateText.optional(),
    /** If not the day of the submission. */
    to: DateText.optional(),
    /** The last so many years up to that day, instead of `from`. */
    lastYears: z.number().int().positive().optional(),
  },
  judge({ from, to, lastYears }, { scheme }): Judgement {
    const last = to ?? scheme.dates.submission.on
    const first = from ?? (lastYears === undefined ? undefined : addYears(last, -lastYears))
    if (first === undefined) return { is: 'waiting' }
    return { is: 'waiting', period: `${chineseDate(first)}至${chineseDate(last)}` }
  },
  verdicts: {
    waiting: {
      outcome: 'manual',
      officer: ({ period }) =>
        `此项无法由材料判断，须由经办人核实${period === undefined ? '' : `${period}的情况`}后认定。`,
      applicant: notPassed,
    },
  },
  request: '如有情况说明或有关部门出具的证明材料，请一并提交。',
  attested: true,
})
