import { fieldOf } from '../../schemes/lookup.ts'
import { addressOf, fieldLabel } from '../../values/address.ts'
import { officersKind } from '../judging/kind.ts'

type Judgement = { readonly is: 'sure' } | { readonly is: 'unsure'; readonly values: readonly Unsure[] }

type Unsure = { readonly label: string; readonly raw: string; readonly note?: string }

/** Values of the form alone: a doubtful attachment is its slot's finding. */
export const unsureValues = officersKind({
  kind: 'unsureValues',
  grammar: {},
  judge(_check, { application, category }): Judgement {
    const values = application.values
      .filter((v) => v.certainty === 'unsure')
      .map(({ key, year, raw, note }) => {
        const field = fieldOf(category, key)
        return {
          label: `${year === undefined ? '' : `${year} 年`}${field ? fieldLabel(field) : key}`,
          raw,
          ...(note ? { note } : {}),
        }
      })
    return values.length > 0 ? { is: 'unsure', values } : { is: 'sure' }
  },
  verdicts: {
    sure: { outcome: 'pass', officer: '没有存疑的读取。' },
    unsure: {
      outcome: 'manual',
      officer: ({ values }) => `${values.length} 处待核对：${values.map(listed).join('；')}。`,
    },
  },
  concerns: (_check, { application }) => application.values.filter((v) => v.certainty === 'unsure').map(addressOf),
  // That a value is unsure stands beside it anyway.
  named: 'never',
})

function listed({ label, raw, note }: Unsure): string {
  return `${label}（原文“${raw.replace(/\s+/g, ' ').trim().slice(0, 30)}”${note ? `，${note}` : ''}）`
}
