import Database from 'better-sqlite3'
import { overviewHash } from '../../db/overviews.ts'
import { sealAll } from '../../db/seals.ts'

const newOverview = `json_set(overview, '$.row.id', new_id(application_id), '$.row.name', new_name(overview ->> '$.row.name'))`

/** What an application is made of here, and its columns that can't be another's. */
const tables = {
  applications: { id: 'new_id(id)', uid: 'new_uid(uid)', position: 'new_position(position)' },
  form_values: {
    application_id: 'new_id(application_id)',
    value: `CASE WHEN key IN ('creditCode', 'name', 'operator') THEN new_name(value) ELSE value END`,
  },
  outline_texts: { application_id: 'new_id(application_id)' },
  attachments: { id: 'NULL', application_id: 'new_id(application_id)', uid: 'new_uid(uid)' },
  derived_overviews: {
    application_id: 'new_id(application_id)',
    overview: newOverview,
    hash: `overview_hash(new_id(application_id), ${newOverview})`,
  },
} as const

/**
 * Makes ten times as many of a closed database's so many applications, each its own applicant, as a desk that was worked
 * at so long would have kept them; through the desk it would take a quarter of an hour.
 */
export function multiply(path: string, applications: number): void {
  const database = new Database(path)
  let times = 0
  database.function('new_position', (position) => Number(position) + times * applications)
  database.function('new_id', (id) => `A${Number(String(id).slice(1)) + times * applications}`)
  database.function('new_uid', (uid) => `${String(uid).slice(0, -1)}${'ghijklmnop'[times]}`)
  database.function('new_name', (name) => (name === null ? null : `${name}之${times}`))
  database.function('overview_hash', (id, overview) => overviewHash(String(id), String(overview)))
  database.pragma('foreign_keys = OFF')
  // Nothing of it is lost with the power: it is made anew. Without room for its indexes each page is written many times.
  for (const how of ['journal_mode = DELETE', 'synchronous = OFF', 'cache_size = -1000000']) database.pragma(how)
  try {
    database.transaction(() => {
      const first = `SELECT id FROM applications WHERE position <= ${applications}`
      for (times = 1; times < 10; times++) {
        for (const [table, own] of Object.entries(tables)) {
          const columns = database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
          const values = columns.map((column) => (own as Record<string, string>)[column] ?? `"${column}"`)
          const owner = table === 'applications' ? 'id' : 'application_id'
          database.exec(`INSERT INTO ${table} SELECT ${values} FROM ${table} WHERE ${owner} IN (${first})`)
        }
      }
      database.exec('UPDATE derived_overviews_head SET count = count * 10')
      sealAll(database)
    })()
    database.pragma('journal_mode = WAL')
  } finally {
    database.close()
  }
}
