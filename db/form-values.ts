import type { FormValue } from '../src-domain/batch/application.ts'
import { and, eq, sql } from './drizzle.ts'
import { gather, rowReader } from './parts.ts'
import { formValues } from './schema.ts'
import { expectOne, insertInto, type Orm, placeholders, prepared, type Reading, type Writing } from './store.ts'

const insertRow = insertInto(formValues)

const isThisValue = and(
  eq(formValues.applicationId, sql.placeholder('applicationId')),
  eq(formValues.key, sql.placeholder('key')),
  // Drizzle encodes placeholders in inserts and updates by itself, but not in conditions.
  eq(formValues.year, sql.param(sql.placeholder('year'), formValues.year)),
)
const selectOne = (orm: Orm) =>
  orm.$client
    .prepare<[string, string, number], unknown[]>(orm.select().from(formValues).where(isThisValue).toSQL().sql)
    .raw()
const toValue = rowReader(formValues, ['applicationId'])
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
  const rows = sql<string>`json_group_array(json_array(${formValues.applicationId}, ${formValues.value}))`
  const query = orm.select({ rows }).from(formValues).where(ofKey)
  return { read: orm.$client.prepare<[string], string>(query.toSQL().sql).pluck(), known: new Map<string, OfKey>() }
}

type Values = readonly (readonly [id: string, value: string])[]
type OfKey = { readonly text: string; readonly values: Values }

export const gatherValues = gather(formValues)

export function insertValue(writing: Writing, applicationId: string, value: FormValue): void {
  insertRow(writing, { applicationId, ...value, year: value.year ?? null })
}

type Place = Pick<FormValue, 'key' | 'year'>

/** What a form says there. */
export function readFormValue(reading: Reading, applicationId: string, { key, year }: Place): FormValue | undefined {
  const row = prepared(reading, selectOne).get(applicationId, key, year ?? 0)
  return row && toValue(row)
}

/** Sets a value of the form, new or not; returns what it was before. */
export function setValue(writing: Writing, applicationId: string, value: FormValue): FormValue | undefined {
  const before = readFormValue(writing, applicationId, value)
  const { key, year = null, note = null } = value
  if (before) prepared(writing, updateOne).run({ ...value, note, applicationId, key, year })
  else insertValue(writing, applicationId, value)
  return before
}

/** Takes a value of the form away. */
export function removeValue(writing: Writing, applicationId: string, { key, year }: Place): void {
  expectOne(prepared(writing, deleteOne).run({ applicationId, key, year: year ?? null }), `value ${key}`)
}

/** Ids of the applications whose form says exactly `value` under `key`, in no order. */
export function applicationsWithValue(reading: Reading, key: string, value: string): string[] {
  return prepared(reading, selectHolders)
    .all({ key, value })
    .map((row) => row.id)
}

/**
 * What every form says under `key`, in no order, with the application's id before it: the very list of last time while
 * nobody has changed any. Whether that is so SQLite tells by one text several times as fast as it hands out ten thousand
 * rows.
 */
export function valuesOfKey(reading: Reading, key: string): Values {
  const { read, known } = prepared(reading, selectOfKey)
  const text = read.get(key) ?? '[]'
  const last = known.get(key)
  if (last?.text === text) return last.values
  const values = JSON.parse(text) as Values
  known.set(key, { text, values })
  return values
}
