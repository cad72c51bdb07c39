import { type Category, fieldOf } from '../schemes/scheme.ts'
import { type Application, choiceSeparator, fieldValue } from './application.ts'

/**
 * The service-oriented manufacturing modes of an application, in the notice's words. An option that only opens the
 * choice of single modes (其他模式（可多选）) is no mode itself.
 */
export function modesOf(application: Application, category: Category): string[] {
  const titles = new Set(category.modes.map((m) => m.title))
  return category.modeFields.flatMap((key) => {
    const options = fieldOf(category, key)?.options ?? []
    const chosen = fieldValue(application, key)?.value.split(choiceSeparator) ?? []
    return chosen.filter((title) => title !== '' && (titles.has(title) || !options.includes(title)))
  })
}
