import type { ReturnedForm, ReturnState } from '../src-domain/batch/returned-form.ts'
import { and, asc, count, eq, sql } from './drizzle.ts'
import { returnedForms } from './schema.ts'
import { expectOne, insertInto, type Orm, placeholders, prepared, type Reading, type Writing } from './store.ts'

const ofApplication = eq(returnedForms.applicationId, sql.placeholder('applicationId'))
const isOpen = eq(returnedForms.state, 'open')
const isThis = and(ofApplication, eq(returnedForms.uid, sql.placeholder('uid')))
const insertRow = insertInto(returnedForms)
const selectCounts = (orm: Orm) =>
  orm
    .select({ id: returnedForms.applicationId, count: count() })
    .from(returnedForms)
    .where(isOpen)
    .groupBy(returnedForms.applicationId)
    .prepare()
const selectOf = (orm: Orm) =>
  orm.select().from(returnedForms).where(ofApplication).orderBy(asc(returnedForms.id)).prepare()
const countOf = (orm: Orm) =>
  orm.select({ count: count() }).from(returnedForms).where(and(ofApplication, isOpen)).prepare()
const deleteOne = (orm: Orm) => orm.delete(returnedForms).where(isThis).prepare()
const updateState = (orm: Orm) => orm.update(returnedForms).set(placeholders('state')).where(isThis).prepare()

/** How many forms wait to be gone through, of each application that has any, or of one. */
export function returnedCounts(reading: Reading, applicationId?: string): ReadonlyMap<string, number> {
  if (applicationId === undefined) {
    return new Map(
      prepared(reading, selectCounts)
        .all()
        .map(({ id, count }) => [id, count]),
    )
  }
  const count = prepared(reading, countOf).get({ applicationId })?.count ?? 0
  return new Map(count > 0 ? [[applicationId, count]] : [])
}

/** Every form that came back for an application, in their order. */
export function returnedFormsOf(reading: Reading, applicationId: string): ReturnedForm[] {
  return prepared(reading, selectOf)
    .all({ applicationId })
    .map(({ id: _, applicationId: __, formFile, formSha256, formSize, ...row }) => ({
      ...row,
      form: { file: formFile, sha256: formSha256, size: formSize },
    }))
}

export function addReturnedForm(writing: Writing, applicationId: string, { form, ...returned }: ReturnedForm): void {
  insertRow(writing, {
    ...{ applicationId, ...returned },
    ...{ formFile: form.file, formSha256: form.sha256, formSize: form.size },
  })
}

export function setReturnState(writing: Writing, applicationId: string, uid: string, state: ReturnState): void {
  expectOne(prepared(writing, updateState).run({ applicationId, uid, state }), `returned form ${uid}`)
}

/** Makes the form known by this uid be this; or takes it away with `undefined`. */
export function setReturnedForm(
  writing: Writing,
  applicationId: string,
  uid: string,
  form: ReturnedForm | undefined,
): void {
  prepared(writing, deleteOne).run({ applicationId, uid })
  if (form) addReturnedForm(writing, applicationId, form)
}
