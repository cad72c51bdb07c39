import { choiceSeparator, fieldValue } from '../../batch/application.ts'
import { tickedTogether } from '../../batch/ticked-together.ts'
import { isUnclear } from '../judging/empty-fields.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { titleOf } from '../judging/labels.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | { readonly is: 'both' | 'neither' | 'unclear' | 'undetailed' }
  | { readonly is: 'unchosen' | 'mixed' | 'detailed'; readonly details: readonly string[] }
  | { readonly is: 'unnamed'; readonly detail: string }
  | { readonly is: 'chosen'; readonly option: string }
)

/** One of two options that exclude each other is chosen, and the one that asks for details has them. */
export const oneOfTwo = kind({
  kind: 'oneOfTwo',
  grammar: {
    field: ref.field(),
    /** Ticked under the option `detailed`, which asks for them; `exclusive` excludes them. */
    detail: ref.field(),
    detailed: ref.option('field'),
    exclusive: ref.option('field'),
  },
  judge(check, { application }): Judgement {
    const chosen = fieldValue(application, check.field)
    const details = fieldValue(application, check.detail)?.value.split(choiceSeparator) ?? []
    const figures = { 大类: chosen?.value ?? '未勾选', 具体模式: details.join('、') || '无' }
    if (!chosen && details.length > 0) return { is: 'unchosen', details, figures }
    if (!chosen) return { is: isUnclear(application, { key: check.field }) ? 'unclear' : 'neither', figures }
    if (tickedTogether(chosen).length > 1) return { is: 'both', figures }
    if (chosen.value === check.exclusive && details.length > 0) return { is: 'mixed', details, figures }
    if (chosen.value === check.detailed && details.length === 0) return { is: 'undetailed', figures }
    const detail = details.find((option) => option.includes('请注明'))
    if (detail) return { is: 'unnamed', detail, figures }
    return details.length > 0 ? { is: 'detailed', details, figures } : { is: 'chosen', option: chosen.value, figures }
  },
  verdicts: {
    chosen: { outcome: 'pass', officer: ({ option }) => `${option}。` },
    detailed: {
      outcome: 'pass',
      officer: ({ details }, { detailed }) => `${bare(detailed)}：${details.join('、')}。`,
    },
    both: {
      outcome: 'fail',
      officer: (_, { detailed, exclusive }) => `“${bare(exclusive)}”和“${bare(detailed)}”同时勾选，应二选一。`,
      applicant: (_, { detailed, exclusive }) =>
        `申报表同时勾选了“${bare(exclusive)}”和“${bare(detailed)}”，只能选其中一类。`,
    },
    neither: {
      outcome: 'fail',
      officer: '没有勾选主要模式。',
      applicant: (_, { field }, category) => `申报表没有勾选${titleOf(category, field)}。`,
    },
    unclear: {
      outcome: 'manual',
      officer: '没有读出勾选的是哪一类主要模式，请对照原件。',
      applicant: (_, { field }, category) => `申报表中${titleOf(category, field)}勾选得看不清楚。`,
    },
    mixed: {
      outcome: 'fail',
      officer: ({ details }, { detailed, exclusive }) =>
        `大类勾选“${exclusive}”，同时又勾选了${bare(detailed)}中的${details.join('、')}，应二选一。`,
      applicant: ({ details }, { detailed, exclusive }) =>
        `申报表勾选了“${bare(exclusive)}”，又勾选了“${bare(detailed)}”中的${quoted(details)}，只能选其中一类。`,
    },
    undetailed: {
      outcome: 'fail',
      officer: (_, { detailed }) => `勾选了“${bare(detailed)}”，但没有勾选具体模式。`,
      applicant: (_, { detailed }) => `申报表勾选了“${bare(detailed)}”，但没有勾选其中的具体模式。`,
    },
    unchosen: {
      outcome: 'manual',
      officer: ({ details }) => `没有勾选大类，但勾选了具体模式（${details.join('、')}）。`,
      applicant: ({ details }, { field }, category) =>
        `申报表没有勾选${titleOf(category, field)}，但勾选了${quoted(details)}。`,
    },
    unnamed: {
      outcome: 'manual',
      officer: ({ detail }) => `勾选了“${detail}”，但没有注明是什么模式。`,
      applicant: ({ detail }) => `申报表勾选了“${detail}”，但没有注明是什么模式。`,
    },
  },
  request: ({ detailed, exclusive }) =>
    `请在“${bare(exclusive)}”和“${bare(detailed)}”中只选一类；选“${bare(detailed)}”的请勾选具体模式，选其他的请注明。更正后重新提交盖章的申报表。`,
})

function quoted(options: readonly string[]): string {
  return options.map((option) => `“${option}”`).join('、')
}

/** 其他模式 of 其他模式（可多选）. */
function bare(option: string): string {
  return option.replace(/（[^）]*）$/, '')
}
