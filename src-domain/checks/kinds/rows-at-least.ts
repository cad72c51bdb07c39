import type { Application } from '../../batch/application.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import { addressOf, fieldLabel } from '../../values/address.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { Count, ref } from '../judging/references.ts'

type Judgement = {
  readonly is: 'enough' | 'few' | 'unclear'
  readonly count: number
  readonly figures: Figures
}

/** At least so many rows of a repeating field are filled in. */
export const rowsAtLeast = kind({
  kind: 'rowsAtLeast',
  boundsIn: '行',
  grammar: { field: ref.field('rows'), minimum: Count },
  judge({ field, minimum }, { application }): Judgement {
    const count = rowsOf(application, field, (value) => value !== '')
    const figures = { 已填行数: String(count), 下限: String(minimum) }
    if (count >= minimum) return { is: 'enough', count, figures }
    // A row that holds something nobody could read is none that is missing.
    return { is: rowsOf(application, field, () => true) >= minimum ? 'unclear' : 'few', count, figures }
  },
  verdicts: {
    enough: {
      outcome: 'pass',
      officer: ({ count }, { field }, category) => `${titled(category, field)}填写了 ${count} 项。`,
    },
    few: {
      outcome: 'fail',
      officer: ({ count }, { field, minimum }, category) =>
        `${titled(category, field)}填写了 ${count} 项，少于 ${minimum} 项。`,
      applicant: ({ count }, { field, minimum }, category) =>
        `申报表中的${titled(category, field)}填写了 ${count} 项，少于 ${minimum} 项。`,
    },
    unclear: {
      outcome: 'manual',
      officer: ({ count }, { field }, category) =>
        `${titled(category, field)}读出了 ${count} 项，另有没有读出的，请对照原件。`,
      applicant: (_, { field }, category) => `申报表中的${titled(category, field)}填写得看不清楚。`,
    },
  },
  request: ({ field }, category) =>
    `请补填${titled(category, field)}，重新提交盖章的${category.formNumber}，并提交证明材料。`,
})

function titled(category: Category, key: string): string {
  const field = fieldOf(category, key)
  return `“${field ? fieldLabel(field) : key}”`
}

function rowsOf({ values }: Application, key: string, counts: (value: string) => boolean): number {
  const rows = values.flatMap((value) => {
    const at = addressOf(value)
    const said = counts(value.value) && (value.value !== '' || value.certainty === 'unsure')
    return at.key === key && at.row !== undefined && said ? [at.row] : []
  })
  return new Set(rows).size
}
