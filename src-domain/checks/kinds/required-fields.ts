import { fieldsOf } from '../../schemes/lookup.ts'
import type { Category, Field } from '../../schemes/scheme.ts'
import { emptyBlanks, emptyLabels, unclearLabels } from '../judging/empty-fields.ts'
import { kind } from '../judging/kind.ts'

type Judgement =
  | { readonly is: 'complete'; readonly count: number }
  /** Fields by their labels. */
  | { readonly is: 'incomplete'; readonly empty: readonly string[] }
  /** Nothing is empty, but something can't be read. */
  | { readonly is: 'unclear'; readonly unclear: readonly string[] }

/** Everything the form asks for is filled in. */
export const requiredFields = kind({
  kind: 'requiredFields',
  grammar: {},
  judge(_check, { application, category }): Judgement {
    const required = requiredOf(category)
    const empty = emptyLabels(application, required)
    if (empty.length > 0) return { is: 'incomplete', empty }
    const unclear = unclearLabels(application, required)
    return unclear.length > 0 ? { is: 'unclear', unclear } : { is: 'complete', count: required.length }
  },
  verdicts: {
    complete: { outcome: 'pass', officer: ({ count }) => `${count} 个必填项均已填写。` },
    incomplete: {
      outcome: 'fail',
      officer: ({ empty }) => `未填写 ${empty.length} 项：${empty.join('、')}。`,
      applicant: ({ empty }) => `申报表有 ${empty.length} 项没有填写：${empty.join('、')}。`,
      short: ({ empty }) => `申报表未填：${firstOf(empty)}`,
    },
    unclear: {
      outcome: 'manual',
      officer: ({ unclear }) => `${unclear.length} 项填了但没有读出：${unclear.join('、')}，请对照原件。`,
      applicant: ({ unclear }) => `申报表有 ${unclear.length} 项填写得看不清楚：${unclear.join('、')}。`,
    },
  },
  request: (_check, { formNumber }) => `请补填后重新提交盖章的${formNumber}。`,
  concerns: (_check, { application, category }) => emptyBlanks(application, requiredOf(category)),
})

/** As many as a line of a list has room for. */
const mostNamed = 5

function firstOf(labels: readonly string[]): string {
  const named = labels.slice(0, mostNamed).join('、')
  return labels.length > mostNamed ? `${named} 等 ${labels.length} 项` : named
}

function requiredOf(category: Category): Field[] {
  return fieldsOf(category).filter((field) => field.required && field.printed)
}
