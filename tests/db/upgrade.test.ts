import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../db/applications.ts'
import { readBatch } from '../../db/batch.ts'
import { listEditions, listProducts, readEdition } from '../../db/editions.ts'
import { eventHead, listEvents, record, verifyEvents } from '../../db/events.ts'
import { readRanking } from '../../db/rankings.ts'
import { listScans } from '../../db/scans.ts'
import type { Store } from '../../db/store.ts'
import { runChecks } from '../../src-domain/checks/run-checks.ts'
import { statusOf } from '../../src-domain/checks/status.ts'
import { editionText } from '../../src-domain/edition/edition.ts'
import { applicantName, editionContent } from '../../src-domain/edition/edition-content.ts'
import { minutesOf } from '../../src-domain/events/minutes.ts'
import { sentenceOf } from '../../src-domain/events/sentence.ts'
import { categoryOf } from '../../src-domain/schemes/lookup.ts'
import { rankingHistory } from '../../src-main/desk/ranking/ranking-history.ts'
import { builtInNotice } from '../../src-main/notices/built-in.ts'
import { must } from '../support/desk.ts'
import { write } from '../support/write.ts'
import { newFolder, opened, withDatabase } from './folders.ts'

/** A data folder as it was worked on before events had payloads, and what the program of then said of it. */
const kept = resolve(import.meta.dirname, '../fixtures/data-folders/4716265')
const expected = JSON.parse(readFileSync(join(kept, 'expected.json'), 'utf8'))

const found = builtInNotice('shanghai-2023-batch5')
if (!found.ok) throw new Error(found.problem.message)
const { scheme } = found.value

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A copy, opened by the program of today. */
function upgraded(): Store {
  const folder = newFolder()
  cpSync(kept, folder, { recursive: true })
  return opened(folder)
}

function wordsOf(store: Store) {
  const named = listApplications(store).map((application) => {
    const { id, category } = application
    return [id, { name: applicantName(application, categoryOf(scheme, category)), category }] as const
  })
  return { scheme, applications: new Map(named) }
}

describe('a data folder from before events had payloads', () => {
  it('keeps its batch and applications whole, each thing with a uid of its own', () => {
    const store = upgraded()
    const { deskId, ...batch } = readBatch(store) ?? expect.unreachable()
    expect(batch).toEqual(expected.batch)
    const uids = [deskId]
    const applications = listApplications(store).map(({ uid, rulings, attachments, ...application }) => ({
      ...application,
      attachments: attachments.map(({ uid, textHead, ...attachment }) => {
        uids.push(uid)
        return { ...attachment, ...(textHead === undefined ? {} : { textHeadSha256: sha256(textHead) }) }
      }),
      rulings: rulings.map(({ uid, ...ruling }) => {
        uids.push(uid)
        return ruling
      }),
      uid: uids.push(uid) && undefined,
    }))
    expect(applications).toEqual(expected.applications)
    for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(uids).size).toBe(uids.length)
  })

  it('is judged and ranked as it was', () => {
    const store = upgraded()
    const applications = listApplications(store)
    const findings = runChecks(applications, scheme, readBatch(store) ?? expect.unreachable())
    for (const application of applications) {
      const own = findings.get(application.id) ?? []
      const told = own.map(({ ruling, ...finding }) => ({ ...finding, ...(ruling ? { ruledBy: ruling.by } : {}) }))
      expect(told, application.id).toMatchObject(expected.findings[application.id])
      expect(statusOf(application, own)).toBe(expected.status[application.id])
    }
    for (const { id } of scheme.categories) {
      expect(readRanking(store, id)).toEqual(expected.ranking[id].recommended)
    }
  })

  it('keeps its editions with their hashes, and is the last of them still', () => {
    const store = upgraded()
    expect(listEditions(store).map(({ number, hash }) => ({ number, hash }))).toEqual(expected.editionNumbers)
    for (const { number, hash } of listEditions(store)) {
      expect(sha256(editionText(must(readEdition(store, number)).content))).toBe(hash)
    }
    const batch = readBatch(store) ?? expect.unreachable()
    const now = editionContent(scheme, batch, listApplications(store))
    expect(sha256(editionText(now))).toBe(expected.present.contentHash)
    expect(listEditions(store).at(-1)?.hash).toBe(expected.present.contentHash)
  })

  it('keeps what was made from them and the scans that came back', () => {
    const store = upgraded()
    expect(listProducts(store)).toEqual(expected.products)
    const scans = listScans(store).map((scan) => ({ ...scan, outdated: scan.edition !== expected.present.edition }))
    expect(scans.reverse()).toEqual(expected.scans)
  })

  it('keeps the rows of its events byte for byte, whole, and goes on from them', () => {
    const store = upgraded()
    expect(eventHead(store)).toEqual(expected.auditHead)
    expect(verifyEvents(store)).toEqual({ ok: true, value: expected.auditHead })
    const { seq } = write(store, (writing) =>
      record(writing, { at: '2023-07-25T01:00:00.000Z', by: '样例' }, { kind: 'letter-made', letter: 'meeting' }),
    )
    expect(seq).toBe(expected.auditHead.seq + 1)
    expect(verifyEvents(store)).toMatchObject({ ok: true, value: { seq } })
    expect(rowsOf(store.folder, 'events', 'kind').slice(0, -1)).toEqual(rowsOf(kept, 'audit_events', 'action'))
  })

  it('names the row of before that somebody has changed', () => {
    const folder = newFolder()
    cpSync(kept, folder, { recursive: true })
    withDatabase(folder, (database) => {
      database.exec(`DROP TRIGGER audit_events_no_update; UPDATE audit_events SET "to" = '9' WHERE seq = 67`)
      database.exec(`CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT 1; END`)
    })
    expect(verifyEvents(opened(folder))).toMatchObject({
      problem: { message: expect.stringContaining('从第 67 条起') },
    })
  })

  it('tells its events in the same sentences, in lines and one by one', () => {
    const store = upgraded()
    const words = wordsOf(store)
    const records = listEvents(store, { limit: 1000 })
    expect(Object.fromEntries(records.map((r) => [r.seq, sentenceOf(r, words)]))).toEqual(expected.sentences)
    const minutes = minutesOf(records, words).map(({ record, count, sentence }) => ({
      seq: record.seq,
      count,
      sentence,
    }))
    expect(minutes).toEqual(expected.minutes)
    expect(records.filter(({ event }) => event.kind === 'former')).toEqual([])
  })

  it('tells how each ranking came about as it did', () => {
    const store = upgraded()
    const words = wordsOf(store)
    for (const { id: category } of scheme.categories) {
      const history = rankingHistory({ store, scheme }, { category, limit: 1000 })
      const told = history.map((record) => ({ seq: record.seq, sentence: sentenceOf(record, words) }))
      expect(told).toEqual(expected.rankingHistory[category])
    }
  })

  it('does not change a byte of what it was made from', () => {
    expect(readdirSync(kept)).not.toContain('desk.sqlite-wal')
  })
})

/** The rows as they lie in the table. */
function rowsOf(folder: string, table: string, kind: string): unknown[] {
  const columns = `seq, at, "by", ${kind} AS kind, application_id, key, "from", "to", prev_hash, hash`
  const copy = newFolder()
  for (const name of readdirSync(folder).filter((name) => name.startsWith('desk.sqlite'))) {
    cpSync(join(folder, name), join(copy, name))
  }
  return withDatabase(copy, (database) => database.prepare(`SELECT ${columns} FROM ${table} ORDER BY seq`).all())
}
