import { type Application, fieldValue } from '../../batch/application.ts'
import type { Sought } from '../../rosters/find-on.ts'
import type { Category } from '../../schemes/scheme.ts'
import { namesIn } from '../../text/names-in.ts'

/** What an applicant is looked up by on a list: its names (of the unit, and of what it runs), those before, its code. */
export function soughtOn(application: Application, category: Category): Sought {
  const code = category.creditCodeField && fieldValue(application, category.creditCodeField)?.value
  return { names: namesOf(application, category), formerNames: formerNamesOf(application, category), code }
}

function namesOf(application: Application, { unitField, nameField }: Category): string[] {
  return [...new Set([unitField, nameField].flatMap((key) => fieldValue(application, key)?.value ?? []))]
}

/** The names it says it had before, where the form asks. */
export function formerNamesOf(application: Application, { formerNameField }: Category): string[] {
  const said = formerNameField === undefined ? undefined : fieldValue(application, formerNameField)?.value
  return said === undefined ? [] : namesIn(said)
}
