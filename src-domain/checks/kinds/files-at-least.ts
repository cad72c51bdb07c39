import type { Category } from '../../schemes/scheme.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { Count, ref } from '../judging/references.ts'

type Judgement = {
  readonly is: 'enough' | 'few' | 'unclear'
  readonly count: number
  readonly doubtful: readonly string[]
  readonly figures: Figures
}

/** At least so many files lie in a slot of the checklist: contracts, cases, certificates. */
export const filesAtLeast = kind({
  kind: 'filesAtLeast',
  boundsIn: '份',
  grammar: { slot: ref.slot(), minimum: Count },
  judge({ slot, minimum }, { application }): Judgement {
    const own = application.attachments.filter((a) => a.slot === slot)
    const count = own.filter((a) => a.certainty === 'sure').length
    const doubtful = own.filter((a) => a.certainty !== 'sure').map((a) => a.file)
    const files = Object.fromEntries(own.map((a) => [a.file, `SHA-256 ${a.sha256.slice(0, 8)}`]))
    const found = { count, doubtful, figures: { ...files, '下限（份）': String(minimum) } }
    if (count >= minimum) return { is: 'enough', ...found }
    return { is: own.length >= minimum ? 'unclear' : 'few', ...found }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ count }, { slot }, category) => `${titleOf(category, slot)}已提交 ${count} 份。`,
    },
    few: {
      outcome: 'fail',
      officer: ({ count }, { slot, minimum }, category) =>
        `${titleOf(category, slot)}提交了 ${count} 份，少于 ${minimum} 份。`,
      applicant: ({ count }, { slot, minimum }, category) =>
        `${titleOf(category, slot)}提交了 ${count} 份，少于 ${minimum} 份。`,
    },
    unclear: {
      outcome: 'manual',
      officer: ({ doubtful }, { slot }, category) =>
        `请打开${doubtful.map((file) => `“${file}”`).join('、')}，核对是否为${titleOf(category, slot)}。`,
      applicant: ({ doubtful }, { slot }, category) =>
        `提交的${doubtful.map((file) => `“${file}”`).join('、')}不能打开，或者不是${titleOf(category, slot)}。`,
    },
  },
  request: ({ slot, minimum }, category) => `请提交${titleOf(category, slot)}，共不少于 ${minimum} 份。`,
  attachment: ({ slot }, category) => titleOf(category, slot),
})

function titleOf(category: Category, id: string): string {
  return category.attachments.find((slot) => slot.id === id)?.title ?? id
}
