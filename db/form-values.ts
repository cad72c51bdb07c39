import type { FormValue } from '../src-domain/batch/application.ts'
import { and, eq, sql } from './drizzle.ts'
import { gather } from './parts.ts'
import { formValues } from './schema.ts'
import {
  expectOne,
  insertInto,
  type Orm,
  placeholders,
  prepared,
  present,
  type Reading,
  type Writing,
} from './store.ts'

const insertRow = insertInto(formValues)

const isThisValue = and(
  eq(formValues.applicationId, sql.placeholder('applicationId')),
  eq(formValues.key, sql.placeholder('key')),
  // Drizzle encodes placeholders in inserts and updates by itself, but not in conditions.
  eq(formValues.year, sql.param(sql.placeholder('year'), formValues.year)),
)
const selectOne = (orm: Orm) => orm.select().from(formValues).where(isThisValue).prepare()
const updateOne = (orm: Orm) =>
  orm
    .update(formValues)
    .set(placeholders('value', 'raw', 'source', 'certainty', 'note'))
    .where(isThisValue)
    .prepare()

const deleteOne = (orm: Orm) => orm.delete(formValues).where(isThisValue).prepare()

const ofKey = eq(formValues.key, sql.placeholder('key'))
const selectHolders = (orm: Orm) =>
  orm
    .select({ id: formValues.applicationId })
    .from(formValues)
    .where(and(ofKey, eq(formValues.value, sql.placeholder('value'))))
    .prepare()
// Past Drizzle's row mapping, which takes longer than the reading.
const selectOfKey = (orm: Orm) => {
  const query = orm.select({ id: formValues.applicationId, value: formValues.value }).from(formValues).where(ofKey)
  return orm.$client.prepare(query.toSQL().sql).raw()
}

export const gatherValues = gather(formValues)

export function insertValue(writing: Writing, applicationId: string, value: FormValue): void {
  insertRow(writing, { applicationId, ...value, year: value.year ?? null })
}

/** Sets a value of the form, new or not; returns what it was before. */
export function setValue(writing: Writing, applicationId: string, value: FormValue): FormValue | undefined {
  const place = { applicationId, year: value.year ?? null, key: value.key }
  const before = prepared(writing, selectOne).get(place)
  if (before) prepared(writing, updateOne).run({ ...value, note: value.note ?? null, ...place })
  else insertValue(writing, applicationId, value)
  return before && formValueOf(before)
}

/** Takes a value of the form away. */
export function removeValue(
  writing: Writing,
  applicationId: string,
  { key, year }: Pick<FormValue, 'key' | 'year'>,
): void {
  expectOne(prepared(writing, deleteOne).run({ applicationId, key, year: year ?? null }), `value ${key}`)
}

/** Ids of the applications whose form says exactly `value` under `key`, in no order. */
export function applicationsWithValue(reading: Reading, key: string, value: string): string[] {
  return prepared(reading, selectHolders)
    .all({ key, value })
    .map((row) => row.id)
}

/** What every form says under `key`, in no order, with the application's id before it. */
export function valuesOfKey(reading: Reading, key: string): readonly (readonly [id: string, value: string])[] {
  return prepared(reading, selectOfKey).all(key) as [string, string][]
}

function formValueOf({ applicationId: _, ...row }: typeof formValues.$inferSelect): FormValue {
  return present(row)
}
