import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listApplications } from '../../db/applications.ts'
import { addAttachment } from '../../db/attachments.ts'
import { readBatch } from '../../db/batch.ts'
import { getTableColumns, getTableName, isTable } from '../../db/drizzle.ts'
import { listEvents, listEventsOf, record, verifyEvents } from '../../db/events.ts'
import { knownMigrations, migrate, versionOf } from '../../db/migrate.ts'
import { closeStore, openStore } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'
import { sealAll } from '../../db/seals.ts'
import { write } from '../support/write.ts'
import { closedFolder, contents, newFolder, opened, withDatabase } from './folders.ts'
import { at } from './samples.ts'

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

/** What a session of version 5, the last without typed events, left: its rows as its own program wrote them. */
function version5(): string {
  const folder = newFolder()
  withDatabase(folder, (database) => {
    migrate(database, knownMigrations().slice(0, 5))
    database.exec(`
      INSERT INTO batch VALUES (1, 'sample-scheme', '310104', '样例区经委', '样例甲', '021-00000000', NULL, '样例乙', NULL, NULL, NULL, '${at}');
      INSERT INTO applications VALUES
        ('A01', 1, 'enterprise', '01样例泵业', '申报书.docx', 'aa', 9, '{"applicant":"样例泵业"}', '[]', NULL, NULL, NULL, '${at}', '[]'),
        ('A02', 2, 'platform', '02样例平台', NULL, NULL, NULL, '{}', '[]', '样例', '样例甲', '${at}', '${at}', '[]');
      INSERT INTO attachments (application_id, slot, file, year, sha256, size, pages, text_head, certainty, note) VALUES
        ('A01', 'licence', '营业执照.pdf', NULL, 'bb', 1, 2, '营业执照', 'sure', NULL),
        ('A01', 'audit', '审计报告.pdf', 2022, 'cc', 1, NULL, NULL, 'unsure', '年份取自文件名'),
        ('A02', 'other', '照片.jpg', NULL, 'dd', 1, NULL, NULL, 'sure', NULL);
      DELETE FROM attachments WHERE id = 3;
      INSERT INTO rulings VALUES
        (1, 'A01', 'registered', 'pass', '执照为证', '地址', '样例甲', '${at}'),
        (2, 'A01', 'registered', 'fail', '执照有误', '地址', '样例甲', '${at}');
      INSERT INTO rankings VALUES ('A01', 'enterprise', 1);`)
    const insert = database.prepare('INSERT INTO audit_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    let prevHash = '0'.repeat(64)
    for (const [seq, action, applicationId, from, to] of [
      [1, '收件', 'A01', null, '01样例泵业/申报书.docx'],
      [2, '推荐', 'A01', null, '1'],
      [3, '样例操作', null, '甲', '乙'],
    ] as const) {
      const row = { action, applicationId, at, by: '样例甲', from, key: null, prevHash, seq, to }
      const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex')
      insert.run(seq, at, row.by, action, applicationId, null, from, to, prevHash, hash)
      prevHash = hash
    }
  })
  return folder
}

describe('a database from version 5', () => {
  it('keeps every row, each application, attachment and ruling with a uid, the desk with its id', () => {
    const store = opened(version5())
    const uid = expect.stringMatching(/^[0-9a-f]{32}$/)
    expect(readBatch(store)).toMatchObject({ deskId: uid, liaison: { name: '样例乙' } })
    const ruling = { uid, check: 'registered', basis: '地址', by: '样例甲', at }
    expect(listApplications(store)).toStrictEqual([
      {
        ...{ id: 'A01', uid, category: 'enterprise', folder: '01样例泵业' },
        form: { file: '申报书.docx', sha256: 'aa', size: 9 },
        values: [],
        outline: [],
        pictures: [],
        attachments: [
          {
            ...{ id: 1, uid, slot: 'licence', file: '营业执照.pdf', sha256: 'bb', size: 1 },
            ...{ pages: 2, textHead: '营业执照', certainty: 'sure' },
          },
          {
            ...{ id: 2, uid, slot: 'audit', file: '审计报告.pdf', year: 2022, sha256: 'cc', size: 1 },
            ...{ certainty: 'unsure', note: '年份取自文件名' },
          },
        ],
        cover: { applicant: '样例泵业' },
        rulings: [
          { ...ruling, outcome: 'pass', reason: '执照为证' },
          { ...ruling, outcome: 'fail', reason: '执照有误' },
        ],
        problems: [],
        rank: 1,
      },
      {
        ...{ id: 'A02', uid, category: 'platform', folder: '02样例平台' },
        ...{ values: [], outline: [], pictures: [], attachments: [], cover: {}, rulings: [], problems: [] },
        declined: { reason: '样例', by: '样例甲', at },
      },
    ])
  })

  it('never gives the number of an attachment that was removed again', () => {
    const store = opened(version5())
    const attachment = { slot: 'other', file: '补充.pdf', sha256: 'ee', size: 1, certainty: 'sure' } as const
    expect(write(store, (writing) => addAttachment(writing, 'A02', attachment)).id).toBe(4)
  })

  it('goes on with its chain of events, those of before told in today’s words', () => {
    const store = opened(version5())
    expect(verifyEvents(store)).toMatchObject({ ok: true, value: { seq: 3 } })
    write(store, (writing) =>
      record(writing, { at, by: '样例甲', applicationId: 'A01' }, { kind: 'recommendation-withdrawn', rank: 1 }),
    )
    expect(verifyEvents(store)).toMatchObject({ ok: true, value: { seq: 4 } })
    expect(listEvents(store, { limit: 9 }).map(({ event }) => event)).toEqual([
      { kind: 'recommendation-withdrawn', rank: 1 },
      { kind: 'former', action: '样例操作', from: '甲', to: '乙' },
      { kind: 'application-recommended', rank: 1 },
      { kind: 'application-taken-in', folder: '01样例泵业', file: '申报书.docx' },
    ])
    expect(listEventsOf(store, ['application-recommended'], 9).map(({ seq }) => seq)).toEqual([2])
  })

  it('protects its history as before, and takes no row without a uid, nor one twice', () => {
    const folder = version5()
    reopen(folder)
    withDatabase(folder, (database) => {
      for (const table of ['rulings', 'events']) {
        expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only')
        expect(() => database.exec(`UPDATE ${table} SET at = ''`)).toThrow('append-only')
      }
      for (const table of ['applications', 'attachments']) {
        expect(() => database.exec(`UPDATE ${table} SET uid = NULL`)).toThrow('NOT NULL')
        expect(() => database.exec(`UPDATE ${table} SET uid = 'same'`)).toThrow('UNIQUE')
      }
    })
  })
})

describe('a database that sealed what can be computed anew', () => {
  it('opens as sealed as before, without it', () => {
    const folder = version1()
    withDatabase(folder, (database) => {
      const before = knownMigrations().findIndex(({ name }) => name === '0030_derived_overviews.sql')
      migrate(database, knownMigrations().slice(0, before))
      database.exec(`
        INSERT INTO overviews VALUES ('A01', '{}');
        INSERT INTO overviews_kept VALUES (1, 'rules', 1, 'hash');`)
      sealAll(database)
    })
    // Migrated the first time, looked through the second.
    expect(listApplications(opened(reopen(folder)))).toMatchObject([{ id: 'A01' }])
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
