import { appendAudit } from '../../../db/audit.ts'
import { setValue } from '../../../db/form-values.ts'
import { transaction } from '../../../db/store.ts'
import type { FormValue } from '../../../src-domain/batch/application.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Desk, findApplication, now } from '../desk.ts'

/**
 * Takes a correction or confirmation back, or does it again: the value stands as it did, with its source and, if it was
 * unsure, unsure. Only for a value that is there now.
 */
export function restoreValue(desk: Desk, application: string, value: FormValue, by: string): Result<FormValue> {
  const found = findApplication(desk, application)
  if (!found.ok) return found
  const { key, year } = value
  if (!found.value.values.some((v) => v.key === key && v.year === year)) {
    return failed({
      code: 'value-missing',
      message: `${application} 的这一栏没有内容，无可恢复，没有改动。请直接填写。`,
    })
  }
  return transaction(desk.store, (writing) => {
    const before = setValue(writing, application, value)
    appendAudit(writing, {
      at: now(),
      by,
      action: '恢复',
      applicationId: application,
      key: year === undefined ? key : `${key}.${year}`,
      ...(before ? { from: before.value } : {}),
      to: value.value,
    })
    return ok(value)
  })
}
