import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { insertApplication, listApplications, readApplication, setDeclined } from '../../db/applications.ts'
import { addAttachment, readAttachment, reassignAttachment, removeAttachment } from '../../db/attachments.ts'
import { listEditionProducts } from '../../db/editions.ts'
import { listEvents } from '../../db/events.ts'
import { setValue } from '../../db/form-values.ts'
import { closeStore } from '../../db/open.ts'
import { replaceRanking } from '../../db/rankings.ts'
import { addRuling } from '../../db/rulings.ts'
import { transaction } from '../../db/store.ts'
import type { FormValue, Ruling } from '../../src-domain/batch/application.ts'
import { ok } from '../../src-domain/result.ts'
import { write } from '../support/write.ts'
import { newStore, opened, withDatabase } from './folders.ts'
import { at, sampleApplication, sampleValues } from './samples.ts'

/** Another each time. */
const uid = expect.stringMatching(/^[0-9a-f]{32}$/)

describe('an application', () => {
  it('comes back exactly as it was taken in, also in the next session', () => {
    const store = newStore()
    const sample = sampleApplication()
    expect(write(store, (writing) => insertApplication(writing, sample))).toBe('A01')
    const { createdAt: _, attachments, ...rest } = sample
    const expected = {
      ...rest,
      id: 'A01',
      uid,
      attachments: attachments.map((a, i) => ({ ...a, id: i + 1, uid })),
      rulings: [],
    }
    expect(readApplication(store, 'A01')).toStrictEqual(expected)
    closeStore(store)
    expect(listApplications(opened(store.folder))).toStrictEqual([expected])
  })

  it('keeps which options were ticked together where the form allows one', () => {
    const store = newStore()
    const value: FormValue = {
      key: 'modeClass',
      value: '共享制造',
      raw: '☑ 共享制造 ☑ 其他模式',
      source: { kind: 'word', file: '申报书.docx', table: 1, row: 30, column: 2, ticked: ['共享制造', '其他模式'] },
      certainty: 'unsure',
    }
    write(store, (writing) => insertApplication(writing, sampleApplication({ values: [value] })))
    expect(readApplication(store, 'A01')?.values).toStrictEqual([value])
  })

  it('may come without a form and without parts', () => {
    const store = newStore()
    const bare = { values: [], outline: [], pictures: [], attachments: [], cover: {}, problems: [] }
    const { form: _, ...formless } = sampleApplication(bare)
    write(store, (writing) => insertApplication(writing, formless))
    expect(readApplication(store, 'A01')).toStrictEqual({
      id: 'A01',
      uid,
      category: 'enterprise',
      folder: '01样例泵业',
      values: [],
      outline: [],
      pictures: [],
      attachments: [],
      cover: {},
      rulings: [],
      problems: [],
    })
    expect(readApplication(store, 'A02')).toBeUndefined()
  })

  it('is listed in the order it came in, the hundredth after the ninety-ninth, with its own parts', () => {
    const store = newStore()
    transaction(store, (writing) => {
      for (let n = 1; n <= 101; n++) {
        const values = sampleValues.map((value) => ({ ...value, raw: `${n}` }))
        insertApplication(writing, sampleApplication({ folder: `${n}`, values }))
      }
      return ok(undefined)
    })
    const listed = listApplications(store)
    expect(listed.map(({ id }) => id).slice(98)).toEqual(['A99', 'A100', 'A101'])
    for (const application of listed) {
      expect(application.values.map(({ raw }) => raw)).toEqual([
        application.folder,
        application.folder,
        application.folder,
      ])
    }
    expect(listed).toStrictEqual(listed.map(({ id }) => readApplication(store, id)))
  })

  it('takes a new value in the place of the old one and says what that was', () => {
    const store = newStore()
    write(store, (writing) => insertApplication(writing, sampleApplication()))
    const source = { kind: 'officer', by: '样例甲', at } as const
    const corrected = {
      key: 'revenue',
      year: 2022,
      value: '31200.5',
      raw: '31200.5',
      source,
      certainty: 'sure',
    } as const
    expect(write(store, (writing) => setValue(writing, 'A01', corrected))).toStrictEqual(sampleValues[1])
    const added = { key: 'revenue', value: '1', raw: '1', source, certainty: 'sure' } as const
    expect(write(store, (writing) => setValue(writing, 'A01', added))).toBeUndefined()
    expect(write(store, (writing) => setValue(writing, 'A01', added))).toStrictEqual(added)
    expect(readApplication(store, 'A01')?.values).toStrictEqual([sampleValues[0], corrected, sampleValues[2], added])
  })

  it('never gives a removed attachment its number again', () => {
    const store = newStore()
    write(store, (writing) => insertApplication(writing, sampleApplication()))
    const another = { slot: 'other', file: '补充.pdf', sha256: 'd'.repeat(64), size: 1, certainty: 'sure' } as const
    expect(write(store, (writing) => addAttachment(writing, 'A01', another)).id).toBe(3)
    write(store, (writing) => removeAttachment(writing, 3))
    expect(write(store, (writing) => addAttachment(writing, 'A01', another)).id).toBe(4)
    expect(readApplication(store, 'A01')?.attachments.map(({ id }) => id)).toEqual([1, 2, 4])
    expect(() => write(store, (writing) => removeAttachment(writing, 3))).toThrow('attachment 3')
  })

  it('has its attachments moved to another slot and year, and nothing else about them changed', () => {
    const store = newStore()
    write(store, (writing) => insertApplication(writing, sampleApplication()))
    const before = readAttachment(store, 2)
    write(store, (writing) => reassignAttachment(writing, 2, { slot: 'other', certainty: 'sure' }))
    const { year: _year, note: _note, ...rest } = before ?? {}
    expect(readAttachment(store, 2)).toStrictEqual({ ...rest, slot: 'other', certainty: 'sure' })
  })

  it('keeps every ruling, the last one last', () => {
    const store = newStore()
    write(store, (writing) => insertApplication(writing, sampleApplication()))
    const first: Omit<Ruling, 'uid'> = {
      check: 'registered',
      outcome: 'pass',
      reason: '已看原件',
      basis: '地址',
      by: '样例甲',
      at,
    }
    const second: Omit<Ruling, 'uid'> = { ...first, outcome: 'fail', reason: '原件有误' }
    const kept = [first, second].map((ruling) => write(store, (writing) => addRuling(writing, 'A01', ruling)))
    expect(kept).toStrictEqual([
      { ...first, uid },
      { ...second, uid },
    ])
    expect(readApplication(store, 'A01')?.rulings).toStrictEqual(kept)
    closeStore(store)
    withDatabase(store.folder, (database) => {
      expect(() => database.exec(`UPDATE rulings SET reason = ''`)).toThrow('append-only')
      expect(() => database.exec('DELETE FROM rulings')).toThrow('append-only')
    })
  })

  it('is declined and taken up again', () => {
    const store = newStore()
    write(store, (writing) => insertApplication(writing, sampleApplication()))
    const declined = { reason: '不是制造业企业', by: '样例甲', at }
    write(store, (writing) => setDeclined(writing, 'A01', declined))
    expect(readApplication(store, 'A01')).toMatchObject({ declined })
    write(store, (writing) => setDeclined(writing, 'A01', undefined))
    expect(readApplication(store, 'A01')).not.toHaveProperty('declined')
    expect(() => write(store, (writing) => setDeclined(writing, 'A02', declined))).toThrow('A02')
  })
})

describe('reading what belongs to one application', () => {
  it('goes by an index in every table, however large the batch', () => {
    const store = newStore()
    const prepare = vi.spyOn(Database.prototype, 'prepare')
    readApplication(store, 'A01')
    write(store, (writing) =>
      setValue(
        writing,
        insertApplication(writing, sampleApplication()),
        sampleApplication().values[0] ?? expect.unreachable(),
      ),
    )
    write(store, (writing) => reassignAttachment(writing, 1, { slot: 'other', certainty: 'sure' }))
    listEvents(store, { applicationId: 'A01', limit: 10 })
    listEditionProducts(store, 1)
    write(store, (writing) => replaceRanking(writing, 'enterprise', ['A01']))
    const statements = prepare.mock.calls.map(([text]) => text).filter((text) => !/^insert/i.test(text))
    prepare.mockRestore()
    closeStore(store)
    expect(statements.length).toBeGreaterThan(10)
    withDatabase(store.folder, (database) => {
      for (const text of statements) {
        const parameters = [...text.matchAll(/\?/g)].map(() => null)
        const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters) as { detail: string }[]
        expect(plan.map(({ detail }) => detail).join('; '), text).toMatch(/^SEARCH (?!.*SCAN)/)
      }
    })
  })
})
