import { describe, expect, it } from 'vitest'
import { insertApplication } from '../../db/applications.ts'
import { applicationsWithValue, setValue, valuesOfKey } from '../../db/form-values.ts'
import { knownMigrations, migrate } from '../../db/migrate.ts'
import { transaction } from '../../db/store.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed } from '../../src-domain/result.ts'
import { write } from '../support/write.ts'
import { closedFolder, newFolder, newStore, opened, withDatabase } from './folders.ts'
import { sampleApplication } from './samples.ts'

describe('finding applications by what their form says', () => {
  it('finds every one with exactly that value under that key', () => {
    const store = newStore()
    const named = (name: string) =>
      write(store, (writing) =>
        insertApplication(
          writing,
          sampleApplication({ values: [{ ...sampleApplication().values[0], value: name } as never] }),
        ),
      )
    const ids = [named('样例甲'), named('样例乙'), named('样例甲')]
    expect(applicationsWithValue(store, 'name', '样例甲').sort()).toEqual([ids[0], ids[2]])
    expect(applicationsWithValue(store, 'address', '样例甲')).toEqual([])
    expect([...valuesOfKey(store, 'name')].sort()).toEqual([
      [ids[0], '样例甲'],
      [ids[1], '样例乙'],
      [ids[2], '样例甲'],
    ])
  })

  it('gives the very same list while nobody has changed any of them, and never one that was changed', () => {
    const store = newStore()
    const [value] = sampleApplication().values
    const id = write(store, (writing) => insertApplication(writing, sampleApplication()))
    const before = valuesOfKey(store, 'name')
    write(store, (writing) => setValue(writing, id, { ...value, key: 'address', value: '样例路 1 号' } as never))
    expect(valuesOfKey(store, 'name')).toBe(before)
    write(store, (writing) => setValue(writing, id, { ...value, value: '样例“丙”' } as never))
    expect(valuesOfKey(store, 'name')).toEqual([[id, '样例“丙”']])
    transaction(store, (writing) => {
      setValue(writing, id, { ...value, value: '样例丁' } as never)
      expect(valuesOfKey(writing, 'name')).toEqual([[id, '样例丁']])
      return failed(problem('unexpected'))
    })
    expect(valuesOfKey(store, 'name')).toEqual([[id, '样例“丙”']])
  })

  it('reads the index alone, however many applications there are', () => {
    const folder = closedFolder()
    const plan = withDatabase(folder, (database) => {
      const steps = (sql: string, ...values: string[]) =>
        database
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...values)
          .map((step) => (step as { detail: string }).detail)
      return [
        ...steps('SELECT application_id FROM form_values WHERE key = ? AND value = ?', 'name', '样例'),
        ...steps('SELECT json_group_array(json_array(application_id, value)) FROM form_values WHERE key = ?', 'name'),
      ]
    })
    expect(plan).toEqual([
      'SEARCH form_values USING COVERING INDEX form_values_key_value (key=? AND value=?)',
      'SEARCH form_values USING COVERING INDEX form_values_key_value (key=?)',
    ])
  })

  it('finds what a database from version 2 already held', () => {
    const folder = newFolder()
    withDatabase(folder, (database) => {
      migrate(database, knownMigrations().slice(0, 2))
      database.exec(`INSERT INTO applications (id, position, category, folder, cover, problems, created_at)
        VALUES ('A01', 1, 'enterprise', '样例', '{}', '[]', '2023-07-10T01:30:00.000Z')`)
      database.exec(`INSERT INTO form_values (application_id, key, year, value, raw, source, certainty)
        VALUES ('A01', 'name', 0, '样例甲', '样例甲', '{}', 'sure')`)
    })
    expect(applicationsWithValue(opened(folder), 'name', '样例甲')).toEqual(['A01'])
  })
})
