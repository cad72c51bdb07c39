import { choiceSeparator, fieldValue } from '../../batch/application.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import { isUnclear } from '../judging/empty-fields.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { Count, ref } from '../judging/references.ts'

type Judgement = {
  readonly is: 'within' | 'few' | 'many' | 'unclear'
  readonly chosen: readonly string[]
  readonly figures: Figures
}

type Check = { readonly minimum?: number | undefined; readonly maximum?: number | undefined }

/** So many of the options are ticked. */
export const choicesWithin = kind({
  kind: 'choicesWithin',
  boundsIn: '项',
  grammar: { field: ref.field('choices'), minimum: Count.optional(), maximum: Count.optional() },
  oneOf: ['minimum', 'maximum'],
  judge(check, { application }): Judgement {
    const chosen = fieldValue(application, check.field)?.value.split(choiceSeparator) ?? []
    const figures = { 已选: chosen.join('、') || '无', 应选: wanted(check) }
    if (chosen.length === 0 && isUnclear(application, { key: check.field })) return { is: 'unclear', chosen, figures }
    if (chosen.length < (check.minimum ?? 0)) return { is: 'few', chosen, figures }
    return { is: chosen.length > (check.maximum ?? chosen.length) ? 'many' : 'within', chosen, figures }
  },
  verdicts: {
    within: {
      outcome: 'pass',
      officer: ({ chosen }) =>
        chosen.length === 0 ? '没有勾选，可以不选。' : `选了 ${chosen.length} 项：${chosen.join('、')}。`,
    },
    few: {
      outcome: 'fail',
      officer: ({ chosen }, check, category) =>
        `${titled(category, check.field)}选了 ${chosen.length} 项，应选${wanted(check)}。`,
      applicant: ({ chosen }, check, category) =>
        `申报表中的${titled(category, check.field)}勾选了 ${chosen.length} 项，应选${wanted(check)}。`,
    },
    many: {
      outcome: 'fail',
      officer: ({ chosen }, check, category) =>
        `${titled(category, check.field)}选了 ${chosen.length} 项（${chosen.join('、')}），应选${wanted(check)}。`,
      applicant: ({ chosen }, check, category) =>
        `申报表中的${titled(category, check.field)}勾选了 ${chosen.length} 项，应选${wanted(check)}。`,
    },
    unclear: {
      outcome: 'manual',
      officer: (_, { field }, category) => `没有读出${titled(category, field)}勾选的是哪几项，请对照原件。`,
      applicant: (_, { field }, category) => `申报表中的${titled(category, field)}勾选得看不清楚。`,
    },
  },
  request: (check, category) =>
    `请在${titled(category, check.field)}中勾选${wanted(check)}，重新提交盖章的${category.formNumber}。`,
})

function titled(category: Category, key: string): string {
  const field = fieldOf(category, key)
  return `“${field ? fieldLabel(field) : key}”`
}

function wanted({ minimum, maximum }: Check): string {
  if (minimum !== undefined && minimum === maximum) return ` ${minimum} 项`
  return [
    ...(minimum === undefined ? [] : [`至少 ${minimum} 项`]),
    ...(maximum === undefined ? [] : [`至多 ${maximum} 项`]),
  ].join('、')
}
