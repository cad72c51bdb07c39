import { type Application, fieldValue } from '../../batch/application.ts'
import type { Category } from '../../schemes/scheme.ts'
import { namesIn } from '../../text/names-in.ts'

/** The names an applicant goes by: of the unit, and of what it runs, where that is another. */
export function namesOf(application: Application, { unitField, nameField }: Category): string[] {
  return [...new Set([unitField, nameField].flatMap((key) => fieldValue(application, key)?.value ?? []))]
}

/** The names it says it had before, where the form asks. */
export function formerNamesOf(application: Application, { formerNameField }: Category): string[] {
  const said = formerNameField === undefined ? undefined : fieldValue(application, formerNameField)?.value
  return said === undefined ? [] : namesIn(said)
}
