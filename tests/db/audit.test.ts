import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type AuditEvent, appendAudit, auditHead, listAudit, verifyAudit } from '../../db/audit.ts'
import { closeStore } from '../../db/open.ts'
import { transaction } from '../../db/store.ts'
import { ok } from '../../src-domain/result.ts'
import { closedFolder, newStore, opened, withDatabase } from './folders.ts'
import { at } from './samples.ts'

const event = (n: number): AuditEvent => ({
  at,
  by: '样例甲',
  action: 'set-value',
  applicationId: `A0${n % 2}`,
  key: 'name',
  to: `${n}`,
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A closed folder with 2,500 events, more than are read at a time. */
function folderWithEvents(): string {
  return closedFolder((store) => {
    transaction(store, () => {
      for (let n = 1; n <= 2500; n++) appendAudit(store, event(n))
      return ok(undefined)
    })
  })
}

describe('the audit trail', () => {
  it('lists the newest events first, of one application or of all', () => {
    const store = newStore()
    for (let n = 1; n <= 5; n++) appendAudit(store, event(n))
    appendAudit(store, { at, by: '样例甲', action: 'freeze' })
    expect(listAudit(store, { limit: 2 })).toMatchObject([
      { seq: 6, action: 'freeze' },
      { seq: 5, ...event(5) },
    ])
    expect(listAudit(store, { limit: 1 })[0]).not.toHaveProperty('applicationId')
    expect(listAudit(store, { applicationId: 'A01', limit: 9 }).map(({ seq }) => seq)).toEqual([5, 3, 1])
  })

  it('is whole when nobody has touched it, and gives its end', () => {
    const store = opened(folderWithEvents())
    const head = auditHead(store)
    expect(head.seq).toBe(2500)
    expect(verifyAudit(store)).toEqual({ ok: true, value: head })
    expect(verifyAudit(newStore())).toMatchObject({ ok: true, value: { seq: 0 } })
  })

  it('refuses to be changed, deleted or written over', () => {
    const folder = closedFolder((store) => appendAudit(store, event(1)))
    withDatabase(folder, (database) => {
      expect(() => database.exec(`UPDATE audit_events SET "by" = '样例丙'`)).toThrow('append-only')
      expect(() => database.exec('DELETE FROM audit_events')).toThrow('append-only')
      const replace = `INSERT OR REPLACE INTO audit_events VALUES (1, '', '', '', NULL, NULL, NULL, NULL, '', '')`
      expect(() => database.exec(replace)).toThrow('numbered')
    })
  })

  const tamperings = {
    changed: `UPDATE audit_events SET "to" = '0' WHERE seq = 1500`,
    'with its author changed': `UPDATE audit_events SET "by" = '样例丙' WHERE seq = 1500`,
    'with a field moved to another': `UPDATE audit_events SET "from" = "to", "to" = NULL WHERE seq = 1500`,
    deleted: 'DELETE FROM audit_events WHERE seq = 1500',
  }
  for (const [name, sql] of Object.entries(tamperings)) {
    it(`names the first event that somebody has ${name} from outside`, () => {
      const folder = folderWithEvents()
      withDatabase(folder, (database) => {
        database.exec('DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete')
        database.exec(sql)
      })
      expect(verifyAudit(opened(folder))).toEqual({
        ok: false,
        problem: { code: 'audit-broken', message: expect.stringContaining('从第 1500 条起') },
      })
    })
  }

  it('names the event after one that somebody has changed together with its hash', () => {
    const folder = folderWithEvents()
    withDatabase(folder, (database) => {
      const row = database.prepare('SELECT * FROM audit_events WHERE seq = 1500').get() as Record<string, unknown>
      const { application_id: applicationId, prev_hash: prevHash, hash, ...rest } = row
      const text = (to: unknown) =>
        JSON.stringify(Object.fromEntries(Object.entries({ ...rest, to, applicationId, prevHash }).sort()))
      expect(sha256(text(row.to)), 'the hash is the documented one').toBe(hash)
      database.exec('DROP TRIGGER audit_events_no_update')
      database.prepare(`UPDATE audit_events SET "to" = '0', hash = ? WHERE seq = 1500`).run(sha256(text('0')))
    })
    expect(verifyAudit(opened(folder))).toMatchObject({
      problem: { message: expect.stringContaining('从第 1501 条起') },
    })
  })

  it('has another end once events were cut off it', () => {
    const folder = folderWithEvents()
    const store = opened(folder)
    const noted = auditHead(store)
    closeStore(store)
    withDatabase(folder, (database) => {
      database.exec('DROP TRIGGER audit_events_no_delete; DELETE FROM audit_events WHERE seq > 2490')
    })
    const left = verifyAudit(opened(folder))
    expect(left).toMatchObject({ ok: true, value: { seq: 2490 } })
    expect(left).not.toEqual({ ok: true, value: noted })
  })
})
