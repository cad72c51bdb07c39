import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eventHead, listEvents, listEventsOf, type Occasion, readEvent, record, verifyEvents } from '../../db/events.ts'
import { closeStore } from '../../db/open.ts'
import { transaction } from '../../db/store.ts'
import type { NewEvent } from '../../src-domain/events/event.ts'
import { ok } from '../../src-domain/result.ts'
import { write } from '../support/write.ts'
import { closedFolder, newStore, opened, sealedAnew, withDatabase } from './folders.ts'
import { at } from './samples.ts'

const on = (n: number): Occasion => ({ at, by: '样例甲', applicationId: `A0${n % 2}` })
const event = (n: number): NewEvent => ({ kind: 'value-corrected', address: { key: 'name' }, to: `${n}` })

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A closed folder with 2,500 events, more than are read at a time. */
function folderWithEvents(): string {
  return closedFolder((store) => {
    transaction(store, (writing) => {
      for (let n = 1; n <= 2500; n++) record(writing, on(n), event(n))
      return ok(undefined)
    })
  })
}

describe('the chain of events', () => {
  it('lists the newest first, of one application, of some kinds or of all', () => {
    const store = newStore()
    write(store, (writing) => {
      for (let n = 1; n <= 5; n++) record(writing, on(n), event(n))
      record(writing, { at, by: '样例甲' }, { kind: 'edition-frozen', number: 1, hash: sha256('') })
    })
    expect(listEvents(store, { limit: 2 })).toMatchObject([
      { seq: 6, event: { kind: 'edition-frozen', number: 1, hash: sha256('') } },
      { seq: 5, ...on(5), event: event(5) },
    ])
    expect(listEvents(store, { limit: 1 })[0]).not.toHaveProperty('applicationId')
    expect(listEvents(store, { applicationId: 'A01', limit: 9 }).map(({ seq }) => seq)).toEqual([5, 3, 1])
    expect(listEventsOf(store, ['value-corrected', 'value-restored'], 2).map(({ seq }) => seq)).toEqual([5, 4])
  })

  it('keeps more of an event than lists tell', () => {
    const store = newStore()
    const created: NewEvent = {
      kind: 'application-created',
      applicant: '样例泵业',
      uid: 'a'.repeat(32),
      category: 'platform',
    }
    const { seq } = write(store, (writing) => record(writing, on(1), created))
    expect(listEvents(store, { limit: 1 })[0]?.event).toStrictEqual({
      kind: 'application-created',
      applicant: '样例泵业',
    })
    expect(readEvent(store, seq)).toMatchObject({ seq, ...on(1), event: created })
    expect(readEvent(store, seq + 1)).toBeUndefined()
  })

  it('is whole when nobody has touched it, and gives its end', () => {
    const store = opened(folderWithEvents())
    const head = eventHead(store)
    expect(head.seq).toBe(2500)
    expect(verifyEvents(store)).toEqual({ ok: true, value: head })
    expect(verifyEvents(newStore())).toMatchObject({ ok: true, value: { seq: 0 } })
  })

  it('refuses to be changed, deleted or written over', () => {
    const folder = closedFolder((store) => write(store, (writing) => record(writing, on(1), event(1))))
    withDatabase(folder, (database) => {
      expect(() => database.exec(`UPDATE events SET "by" = '样例丙'`)).toThrow('append-only')
      expect(() => database.exec('DELETE FROM events')).toThrow('append-only')
      const replace = `INSERT OR REPLACE INTO events VALUES (1, '', '', '', NULL, NULL, NULL, NULL, '', '', '{}')`
      expect(() => database.exec(replace)).toThrow('numbered')
      const without = `INSERT INTO events VALUES (2, '', '', '定稿', NULL, NULL, NULL, NULL, '', '', NULL)`
      expect(() => database.exec(without)).toThrow('payload')
    })
  })

  const tamperings = {
    changed: `UPDATE events SET payload = replace(payload, '1500', '0') WHERE seq = 1500`,
    'with its author changed': `UPDATE events SET "by" = '样例丙' WHERE seq = 1500`,
    'made one of another kind': `UPDATE events SET kind = 'value-restored' WHERE seq = 1500`,
    'given to another application': `UPDATE events SET application_id = 'A07' WHERE seq = 1500`,
    deleted: 'DELETE FROM events WHERE seq = 1500',
  }
  for (const [name, sql] of Object.entries(tamperings)) {
    it(`names the first event that somebody has ${name} from outside`, () => {
      const folder = folderWithEvents()
      sealedAnew(folder, (database) => {
        database.exec('DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete')
        database.exec(sql)
      })
      expect(verifyEvents(opened(folder))).toEqual({
        ok: false,
        problem: { code: 'events-broken', message: expect.stringContaining('从第 1500 条起') },
      })
    })
  }

  it('names the event after one that somebody has changed together with its hash', () => {
    const folder = folderWithEvents()
    sealedAnew(folder, (database) => {
      const row = database.prepare('SELECT * FROM events WHERE seq = 1500').get() as Record<string, unknown>
      const { seq, at, by, kind, application_id: applicationId, payload, prev_hash: prevHash, hash } = row
      const text = (payload: unknown) => JSON.stringify({ applicationId, at, by, kind, payload, prevHash, seq })
      expect(sha256(text(payload)), 'the hash is the documented one').toBe(hash)
      const changed = String(payload).replace('1500', '0')
      database.exec('DROP TRIGGER events_no_update')
      database.prepare('UPDATE events SET payload = ?, hash = ? WHERE seq = 1500').run(changed, sha256(text(changed)))
    })
    expect(verifyEvents(opened(folder))).toMatchObject({
      problem: { message: expect.stringContaining('从第 1501 条起') },
    })
  })

  it('has another end once events were cut off it', () => {
    const folder = folderWithEvents()
    const store = opened(folder)
    const noted = eventHead(store)
    closeStore(store)
    sealedAnew(folder, (database) => {
      database.exec('DROP TRIGGER events_no_delete; DELETE FROM events WHERE seq > 2490')
    })
    const left = verifyEvents(opened(folder))
    expect(left).toMatchObject({ ok: true, value: { seq: 2490 } })
    expect(left).not.toEqual({ ok: true, value: noted })
  })
})
