import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { insertApplication, listApplications } from '../../db/applications.ts'
import { readBatch, writeBatch } from '../../db/batch.ts'
import { closeStore } from '../../db/open.ts'
import { connection, transaction } from '../../db/store.ts'
import { problem as problemOf } from '../../src-domain/problems/problem.ts'
import { failed, ok } from '../../src-domain/result.ts'
import { write } from '../support/write.ts'
import { canMount, killed, startOnSmallDisk, startProgram } from './child.ts'
import { newFolder, newStore, opened } from './folders.ts'
import { sampleApplication, sampleBatch } from './samples.ts'

const problem = problemOf('nothing-recommended')

describe('a transaction', () => {
  it('keeps its changes and hands on its value when it returns ok', () => {
    const store = newStore()
    expect(transaction(store, (writing) => ok(writeBatch(writing, sampleBatch))).ok).toBe(true)
    expect(readBatch(store)).toEqual(sampleBatch)
  })

  it('keeps nothing when it returns a problem', () => {
    const store = newStore()
    const result = transaction(store, (writing) => {
      writeBatch(writing, sampleBatch)
      return failed(problem)
    })
    expect(result).toEqual({ ok: false, problem })
    expect(readBatch(store)).toBeUndefined()
  })

  it('keeps nothing when it throws', () => {
    const store = newStore()
    const broken = () => {
      write(store, (writing) => writeBatch(writing, sampleBatch))
      throw new Error('a bug')
    }
    expect(() => transaction(store, broken)).toThrow('a bug')
    expect(readBatch(store)).toBeUndefined()
  })

  it('within another loses only its own part', () => {
    const store = newStore()
    transaction(store, (writing) => {
      writeBatch(writing, sampleBatch)
      transaction(writing, (writing) => {
        insertApplication(writing, sampleApplication())
        return failed(problem)
      })
      return ok(undefined)
    })
    expect(readBatch(store)).toEqual(sampleBatch)
    expect(listApplications(store)).toEqual([])
  })
})

describe('a transaction that SQLite gives up whole', () => {
  it('keeps nothing of what came before or behind it, and the folder opens', () => {
    const folder = newFolder()
    const store = opened(folder, { create: true })
    const result = transaction(store, (outer) => {
      insertApplication(outer, sampleApplication())
      transaction(store, (inner) => {
        insertApplication(inner, sampleApplication())
        inner[connection].database.exec('ROLLBACK')
        throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
      })
      insertApplication(outer, sampleApplication())
      return ok(undefined)
    })
    expect(result).toMatchObject({ ok: false, problem: { code: 'store-unusable' } })
    expect(listApplications(store)).toEqual([])
    write(store, (writing) => writeBatch(writing, sampleBatch))
    closeStore(store)
    expect(listApplications(opened(folder))).toEqual([])
  })
})

describe('a disk that gives nothing any more', () => {
  it('makes no failure of what has been kept by then', () => {
    const store = newStore()
    const { database, prepared } = store[connection]
    const known = prepared.get.bind(prepared)
    prepared.get = (key) => {
      if (!database.inTransaction) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
      return known(key)
    }
    expect(transaction(store, (writing) => ok(writeBatch(writing, sampleBatch))).ok).toBe(true)
    prepared.get = known
    expect(readBatch(store)).toEqual(sampleBatch)
  })
})

describe('what has been confirmed', () => {
  it('is there whole after the process was killed at work, and nothing is there by half', async () => {
    const folder = newFolder()
    const child = startProgram('take-in.ts', folder)
    const confirmed: string[] = []
    while (confirmed.length < 25) confirmed.push(await child.line())
    await killed(child)

    const applications = listApplications(opened(folder))
    expect(applications.map(({ id }) => id).slice(0, 25)).toEqual(confirmed)
    const { values, outline, attachments } = sampleApplication()
    for (const application of applications) {
      expect(application.values).toEqual(values)
      expect(application.outline).toEqual(outline)
      expect(application.attachments).toHaveLength(attachments.length)
    }
  })

  it.skipIf(!canMount)('is there after the disk was full, and the officer is told what was not kept', async () => {
    const folder = newFolder()
    const child = startOnSmallDisk(folder, 'fill-up.ts', join(folder, 'batch'))
    const confirmed: string[] = []
    let line = await child.line()
    for (; line.startsWith('A'); line = await child.line()) confirmed.push(line)
    expect(confirmed.length).toBeGreaterThan(0)
    expect(line).toBe('store-full')
    expect((await child.line()).split(' ')).toEqual(confirmed)
  })
})
