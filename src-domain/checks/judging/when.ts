import { choiceSeparator, fieldValue } from '../../batch/application.ts'
import { fieldOf } from '../../schemes/lookup.ts'
import { fieldLabel } from '../../values/address.ts'
import type { Found, Subject } from './judgement.ts'

/** Of whom alone something is asked: those whose choice is one of these. */
export type When = { readonly field: string; readonly is: readonly string[] }

/** What is found where a check is not asked of the application, or where nobody can tell; undefined where it is asked. */
export function notAsked(when: When | undefined, { application, category }: Subject): Found | undefined {
  if (!when) return undefined
  const field = fieldOf(category, when.field)
  const label = field ? fieldLabel(field) : when.field
  const chosen = fieldValue(application, when.field)?.value.split(choiceSeparator) ?? []
  if (chosen.some((option) => when.is.includes(option))) return undefined
  if (chosen.length === 0)
    return {
      outcome: 'manual',
      message: `没有填写“${label}”，看不出是否适用此项。`,
      figures: {},
      correction: () => ({
        problem: `申报表没有填写“${label}”。`,
        request: `请补填“${label}”，重新提交盖章的${category.formNumber}。`,
      }),
    }
  const message = `此项只对“${label}”为${when.is.map((option) => `“${option}”`).join('、')}的申报要求，本件为${chosen.map((option) => `“${option}”`).join('、')}。`
  return { outcome: 'na', message, figures: {}, correction: () => undefined }
}
