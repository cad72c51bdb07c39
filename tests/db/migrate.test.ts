import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { getTableColumns, getTableName, isTable } from 'drizzle-orm'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listApplications } from '../../db/applications.ts'
import { readBatch } from '../../db/batch.ts'
import { knownMigrations, migrate, versionOf } from '../../db/migrate.ts'
import { closeStore, openStore } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import { closedFolder, contents, newFolder, opened, withDatabase } from './folders.ts'

/** What a session of version 1 left: written in SQL, since the queries of today know today's tables. */
function version1(): string {
  const folder = newFolder()
  withDatabase(folder, (database) => {
    migrate(database, knownMigrations().slice(0, 1))
    database.exec(`
      INSERT INTO batch VALUES (1, 'sample-scheme', '310104', '样例区经委', '样例甲', '021-00000000', NULL, '样例乙', NULL, NULL, NULL, '2023-07-10T01:30:00.000Z');
      INSERT INTO applications VALUES ('A01', 1, 'enterprise', '01样例泵业', NULL, NULL, NULL, '{}', '[]', NULL, NULL, NULL, '2023-07-10T01:30:00.000Z');
      INSERT INTO form_values VALUES ('A01', 'name', 0, '样例泵业', '样例泵业', '{"kind":"officer","by":"样例甲","at":"2023-07-10T01:30:00.000Z"}', 'sure', NULL);
      INSERT INTO rulings VALUES (1, 'A01', 'registered', 'pass', '执照为证', '地址不在上海', '样例甲', '2023-07-10T01:30:00.000Z');`)
  })
  return folder
}

const all = knownMigrations().length

describe('a database from version 1', () => {
  it('is brought up to date with its rows, after a dated backup of what it was', () => {
    const folder = version1()
    const store = opened(folder)
    expect(readBatch(store)).toMatchObject({ recommender: '样例区经委', liaison: { name: '样例乙' } })
    expect(listApplications(store)).toMatchObject([{ id: 'A01', values: [{ key: 'name', value: '样例泵业' }] }])

    const [copy, ...others] = readdirSync(join(folder, 'backups'))
    expect(copy).toMatch(/^desk-\d{8}-\d{6}-\d{3}-v1\.sqlite$/)
    expect(others).toEqual([])
    const backup = new Database(join(folder, 'backups', copy ?? ''), { readonly: true })
    expect(versionOf(backup)).toBe(1)
    expect(backup.prepare('SELECT id FROM applications').pluck().all()).toEqual(['A01'])
    backup.close()
  })

  it('gains the protection of its history', () => {
    const folder = version1()
    reopen(folder)
    withDatabase(folder, (database) => {
      expect(versionOf(database)).toBe(all)
      expect(() => database.exec('DELETE FROM rulings')).toThrow('append-only')
    })
  })

  it('stays whole at its version when a step fails, and opens once the cause is gone', () => {
    const folder = version1()
    withDatabase(folder, (database) =>
      database.exec(`CREATE TRIGGER audit_events_in_order AFTER INSERT ON audit_events BEGIN SELECT 1; END`),
    )
    expect(() => openStore(folder)).toThrow('audit_events_in_order')
    withDatabase(folder, (database) => {
      expect(versionOf(database)).toBe(1)
      expect(database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()).toEqual([
        'audit_events_in_order',
      ])
      database.exec('DROP TRIGGER audit_events_in_order')
    })
    expect(listApplications(opened(folder))).toMatchObject([{ id: 'A01' }])
  })

  it('is not touched when the backup before it cannot be made', () => {
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ now: new Date('2023-07-10T01:30:00Z'), toFake: ['Date'] })
    const name = readdirSync(join(reopen(version1()), 'backups'))[0] ?? ''
    const folder = version1()
    mkdirSync(join(folder, 'backups'))
    writeFileSync(join(folder, 'backups', name), '样例')
    const before = contents(folder)
    expect(openStore(folder)).toMatchObject({ ok: false, problem: { code: 'backup-exists' } })
    expect(contents(folder)).toEqual(before)
  })
})

describe('a migration', () => {
  it('that leaves rows pointing nowhere is undone', () => {
    const folder = version1()
    withDatabase(folder, (database) => {
      const bad = { name: '0001_bad.sql', sql: 'CREATE TABLE t (x); DELETE FROM applications' }
      expect(() => migrate(database, [...knownMigrations().slice(0, 1), bad])).toThrow('0001_bad.sql')
      expect(versionOf(database)).toBe(1)
      expect(database.prepare('SELECT id FROM applications').pluck().all()).toEqual(['A01'])
    })
  })

  it('is not run, nor a backup made, where nothing is to be done', () => {
    const folder = closedFolder()
    reopen(folder)
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
  })

  it('has been written for every table and column of the schema', () => {
    const tables = Object.values(schema).filter((value) => isTable(value))
    expect(tables.length).toBeGreaterThan(0)
    withDatabase(closedFolder(), (database) => {
      for (const table of tables) {
        const columns = database.pragma(`table_info(${getTableName(table)})`) as { name: string; notnull: number }[]
        const built = columns.map(({ name, notnull }) => [name, notnull === 1])
        const declared = Object.entries(getTableColumns(table)).map(([key, column]) => [snakeCase(key), column.notNull])
        expect(built).toEqual(declared)
      }
    })
  })
})

function reopen(folder: string): string {
  const result = openStore(folder)
  if (!result.ok) throw new Error(result.problem.message)
  closeStore(result.value)
  return folder
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
