import { z } from 'zod'
import { type Condition, conditionsOf, type NestedKinds, numbered } from '../judging/compound.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'held'; readonly by: Condition }
  | { readonly is: 'none' | 'untold'; readonly conditions: readonly Condition[] }
)

/** 满足其一: holds as soon as one of its conditions does, and says which. */
export const anyOf = (kinds: NestedKinds) =>
  kind({
    kind: 'anyOf',
    grammar: { of: z.array(kinds.grammar).min(2) },
    judge(check, subject): Judgement {
      const { conditions, figures } = conditionsOf(check.of, check, subject, kinds)
      const by = conditions.find((one) => one.outcome === 'pass')
      if (by) return { is: 'held', by, figures }
      // What is not asked, or can't be told, does not hold by itself; only failing is failing.
      const none =
        conditions.some((one) => one.outcome === 'fail') && !conditions.some((one) => one.outcome === 'manual')
      return { is: none ? 'none' : 'untold', conditions, figures }
    },
    verdicts: {
      held: { outcome: 'pass', officer: ({ by }) => `满足其中一项（${by.title}）：${by.officer}。` },
      none: {
        outcome: 'fail',
        officer: ({ conditions }) => `满足一项即可，均不满足：${numbered(conditions.map((one) => one.officer))}。`,
        applicant: ({ conditions }) => `满足一项即可，均不满足：${numbered(conditions.map((one) => one.applicant))}。`,
      },
      untold: {
        outcome: 'manual',
        officer: ({ conditions }) => `满足一项即可，尚不能确定：${numbered(conditions.map((one) => one.officer))}。`,
        applicant: ({ conditions }) =>
          `满足一项即可，看不出满足哪一项：${numbered(conditions.map((one) => one.applicant))}。`,
      },
    },
    request: '有一项能够满足的，请更正或补填申报表，并提交证明材料。',
    concerns: (check, form) => check.of.flatMap((nested) => kinds.concerns(nested, check, form)),
  })
