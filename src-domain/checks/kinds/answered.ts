import { z } from 'zod'
import { fieldValue } from '../../batch/application.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category, Field } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import { emptyLabels, unclearLabels } from '../judging/empty-fields.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

/** Fields by their labels. */
type Judgement = {
  readonly is: 'answered' | 'unanswered' | 'unclear'
  readonly fields: readonly string[]
  readonly figures: Figures
}

/** Each of the fields says something. */
export const answered = kind({
  kind: 'answered',
  grammar: { fields: z.array(ref.field()).min(1) },
  everyYear: true,
  judge(check, { application, category }): Judgement {
    const fields = named(check.fields, category)
    const empty = emptyLabels(application, fields)
    const figures = Object.fromEntries(
      fields.flatMap((f) => {
        const value = fieldValue(application, f.key)
        return value ? [[fieldLabel(f), value.value]] : []
      }),
    )
    if (empty.length > 0) return { is: 'unanswered', fields: empty, figures }
    const unclear = unclearLabels(application, fields)
    return unclear.length > 0
      ? { is: 'unclear', fields: unclear, figures }
      : { is: 'answered', fields: fields.map(fieldLabel), figures }
  },
  verdicts: {
    answered: { outcome: 'pass', officer: ({ fields }) => `已填写：${fields.join('、')}。` },
    unanswered: {
      outcome: 'fail',
      officer: ({ fields }) => `未填写：${fields.join('、')}。`,
      applicant: ({ fields }) => `申报表没有填写或勾选${fields.join('、')}。`,
    },
    unclear: {
      outcome: 'manual',
      officer: ({ fields }) => `填了但没有读出：${fields.join('、')}，请对照原件。`,
      applicant: ({ fields }) => `申报表中${fields.join('、')}填写或勾选得看不清楚。`,
    },
  },
  request: ({ fields }, category) =>
    `请在${category.formNumber}中填写或勾选${named(fields, category).map(fieldLabel).join('、')}，重新提交盖章的申报表。`,
})

function named(keys: readonly string[], category: Category): Field[] {
  return keys.flatMap((key) => fieldOf(category, key) ?? [])
}
