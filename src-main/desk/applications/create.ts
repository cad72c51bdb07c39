import { insertApplication } from '../../../db/applications.ts'
import { appendAudit } from '../../../db/audit.ts'
import { transaction } from '../../../db/store.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type CategoryId, categoryOf } from '../../../src-domain/schemes/scheme.ts'
import { type Desk, now } from '../desk.ts'

/** A new application by hand, for an applicant who handed in paper only; returns its id. */
export function createApplication(desk: Desk, category: CategoryId, name: string, by: string): Result<string> {
  const applicant = name.trim()
  if (applicant === '') return failed({ code: 'name-missing', message: '新建申报须写明名称，没有新建。请填写名称。' })
  const { nameField } = categoryOf(desk.scheme, category)
  return transaction(desk.store, (writing) => {
    const at = now()
    const id = insertApplication(writing, {
      category,
      folder: applicant,
      values: [{ key: nameField, value: applicant, raw: name, source: { kind: 'officer', by, at }, certainty: 'sure' }],
      outline: [],
      attachments: [],
      cover: {},
      problems: [],
      createdAt: at,
    })
    appendAudit(writing, { at, by, action: '新建申报', applicationId: id, to: applicant })
    return ok(id)
  })
}
