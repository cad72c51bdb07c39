import { appendAudit } from '../../../db/audit.ts'
import { setValue } from '../../../db/form-values.ts'
import { transaction } from '../../../db/store.ts'
import type { FormValue } from '../../../src-domain/batch/application.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Desk, findApplication, now } from '../desk.ts'

export type ValuePlace = { readonly application: string; readonly key: string; readonly year?: number }

/** An officer has compared an unsure value with the paper and found it right: it is sure, its source stays. */
export function confirmValue(desk: Desk, { application, key, year }: ValuePlace, by: string): Result<FormValue> {
  const found = findApplication(desk, application)
  if (!found.ok) return found
  const value = found.value.values.find((v) => v.key === key && v.year === year)
  if (!value) {
    return failed({
      code: 'value-missing',
      message: `${application} 的这一栏没有读到内容，无可确认，没有改动。请直接填写。`,
    })
  }
  if (value.certainty === 'sure') return ok(value)
  return transaction(desk.store, (writing) => {
    const confirmed: FormValue = { ...value, certainty: 'sure' }
    setValue(writing, application, confirmed)
    appendAudit(writing, {
      at: now(),
      by,
      action: '确认',
      applicationId: application,
      key: year === undefined ? key : `${key}.${year}`,
      to: value.value,
    })
    return ok(confirmed)
  })
}
