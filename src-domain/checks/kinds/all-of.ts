import { z } from 'zod'
import { type Condition, conditionsOf, type NestedKinds, numbered } from '../judging/compound.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'

type Judgement = {
  readonly is: 'held' | 'broken' | 'untold'
  readonly conditions: readonly Condition[]
  readonly figures: Figures
}

/** 同时满足: several conditions that count as one, for a check that offers them beside others. */
export const allOf = (kinds: NestedKinds) =>
  kind({
    kind: 'allOf',
    grammar: { of: z.array(kinds.grammar).min(2) },
    judge(check, subject): Judgement {
      const { conditions, figures } = conditionsOf(check.of, check, subject, kinds)
      const are = (outcome: Condition['outcome']) => conditions.filter((one) => one.outcome === outcome)
      if (are('fail').length > 0) return { is: 'broken', conditions: are('fail'), figures }
      if (are('manual').length > 0) return { is: 'untold', conditions: are('manual'), figures }
      // What is not asked does not hold by itself.
      if (are('pass').length === 0) return { is: 'untold', conditions, figures }
      return { is: 'held', conditions, figures }
    },
    verdicts: {
      held: {
        outcome: 'pass',
        officer: ({ conditions }) => `同时满足：${numbered(conditions.map((one) => one.officer))}。`,
      },
      broken: {
        outcome: 'fail',
        officer: ({ conditions }) => `应同时满足，未满足的有：${numbered(conditions.map((one) => one.officer))}。`,
        applicant: ({ conditions }) => `应同时满足，未满足的有：${numbered(conditions.map((one) => one.applicant))}。`,
      },
      untold: {
        outcome: 'manual',
        officer: ({ conditions }) => `应同时满足，尚不能确定的有：${numbered(conditions.map((one) => one.officer))}。`,
        applicant: ({ conditions }) =>
          `应同时满足，看不出是否满足的有：${numbered(conditions.map((one) => one.applicant))}。`,
      },
    },
    request: '漏填或填错的，请更正申报表，并提交证明材料。',
    concerns: (check, form) => check.of.flatMap((nested) => kinds.concerns(nested, check, form)),
  })
