import { z } from 'zod'
import { fieldValue } from '../../batch/application.ts'
import { decimalValue } from '../../batch/decimal-value.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import { DecimalText } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

/** Fields by their labels. */
type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'empty' | 'few'; readonly fields: readonly string[] }
  | { readonly is: 'enough'; readonly counts: readonly { readonly field: string; readonly count: string }[] }
)

/** Each of the fields counts at least so many. */
export const countsAtLeast = kind({
  kind: 'countsAtLeast',
  boundsIn: '个',
  grammar: { fields: z.array(ref.field()).min(1), minimum: DecimalText },
  judge(check, { application, category }): Judgement {
    const counts = check.fields.map((key) => {
      const field = fieldOf(category, key)
      const written = fieldValue(application, key)?.value
      return { field: field ? fieldLabel(field) : key, written, count: decimalValue(application, key) }
    })
    const figures = Object.fromEntries(
      counts.flatMap(({ field, written }) => (written === undefined ? [] : [[field, written]])),
    )
    const empty = counts.filter((c) => !c.count).map((c) => c.field)
    if (empty.length > 0) return { is: 'empty', fields: empty, figures }
    const few = counts.filter((c) => c.count?.lt(check.minimum)).map((c) => c.field)
    if (few.length > 0) return { is: 'few', fields: few, figures }
    const enough = counts.flatMap(({ field, count }) => (count ? [{ field, count: count.toFixed() }] : []))
    return { is: 'enough', counts: enough, figures }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ counts }) => `${counts.map(({ field, count }) => `${field} ${count} 个`).join('，')}。`,
    },
    few: {
      outcome: 'fail',
      officer: ({ fields }, { minimum }) => `${fields.join('、')}少于 ${minimum} 个。`,
      applicant: ({ fields }, { minimum }) => `申报表填写的${fields.join('、')}少于 ${minimum} 个。`,
    },
    empty: {
      outcome: 'manual',
      officer: ({ fields }) => `未填写：${fields.join('、')}。`,
      applicant: ({ fields }) => `申报表没有填写${fields.join('、')}。`,
    },
  },
  request: '请核对名单和数量，更正申报表，并提交名单。',
  meetingFields: ({ fields }) => fields,
})
