import { describe, expect, it } from 'vitest'
import { insertApplication } from '../../db/applications.ts'
import { applicationsWithValue, valuesOfKey } from '../../db/form-values.ts'
import { knownMigrations, migrate } from '../../db/migrate.ts'
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
        ...steps('SELECT application_id, value FROM form_values WHERE key = ?', 'name'),
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
