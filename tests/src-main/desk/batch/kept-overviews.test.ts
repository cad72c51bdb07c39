import { hash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { overviewHash } from '../../../../db/overviews.ts'
import { ok } from '../../../../src-domain/result.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { everyOverview } from '../../../../src-main/desk/batch/batch-overview.ts'
import { change, closeDesk, type Desk, openDesk, type Step } from '../../../../src-main/desk/desk.ts'
import { checkUp } from '../../../../src-main/desk/doctor/check-up.ts'
import { ruleMany } from '../../../../src-main/desk/findings/rule.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { putStream } from '../../../../src-main/files/file-store.ts'
import { sealedAnew, withDatabase } from '../../../db/folders.ts'
import { application } from '../../../support/application.ts'
import { deskIn, must, officer, temporaryFolder } from '../../../support/desk.ts'
import { carried, laptops, mergeAll, rankAs, zhang } from '../merge/laptops.ts'

/** So many that what lists show of them is kept. */
const count = 210
let kept = ''

/** What all their attachments hold. */
const paper = 'sample'

beforeAll(async () => {
  kept = mkdtempSync(join(tmpdir(), 'desk-kept-'))
  const applications = Array.from({ length: count }, (_, i) => {
    const values = { name: `上海样例企业${i}有限公司`, creditCode: `样例代码${i}`, mode: '全生命周期管理' }
    const one = application('enterprise', { values, folder: String(i) })
    const file = { sha256: hash('sha256', paper), size: paper.length }
    return { ...one, attachments: one.attachments.map((attachment) => ({ ...attachment, ...file })) }
  })
  const desk = deskIn(join(kept, 'data'), undefined, ...applications)
  must(await putStream(desk.store.folder, Readable.from([Buffer.from(paper)]), 'paper.pdf'))
  must(
    change(desk, officer, (tx) => {
      for (const { id, uid, category, folder } of listApplications(tx.store))
        tx.record({ kind: 'application-created', uid, category, applicant: folder }, id)
      return ok({})
    }),
  )
  everyOverview(desk)
  closeDesk(desk)
})

afterAll(() => rmSync(kept, { recursive: true, force: true }))

describe('what lists show of a large batch', () => {
  it('is there after opening without an application being read', () => {
    const folder = copied()
    const before = everyOverview(openedAt(folder))
    expect(before).toHaveLength(count)

    expect(everyOverview(openedAt(unreadableIn(folder, 'A03')))).toEqual(before)
  })

  it('follows what was done since, and reads no other', () => {
    const folder = unreadableIn(copied(), 'A03')
    work(folder, (desk) => must(correctValue(desk, { application: 'A05', key: 'name', value: '样例改名' }, officer)))
    const row = everyOverview(openedAt(folder))[4]?.row
    expect(row).toMatchObject({ id: 'A05', name: '样例改名' })
  })

  it('is what it would be if all of it were computed anew, whatever has happened', () => {
    const folder = copied()
    work(folder, (desk) => {
      // So much that it is kept again on the way, and a little more.
      const rulings = everyOverview(desk)
        .slice(0, 70)
        .map(({ row }) => ({ application: row.id, checks: ['noAccident', 'noViolation'] }))
      must(ruleMany(desk, { rulings, outcome: 'pass', reason: '样例' }, officer))
      everyOverview(desk)
      must(correctValue(desk, { application: 'A07', key: 'creditCode', value: '样例代码1' }, officer))
    })
    work(folder, (desk) => {
      const eligible = everyOverview(desk).flatMap(({ row }) => (row.status === 'eligible' ? row.id : []))
      must(recommend(desk, { applications: eligible }, officer))
    })
    const followed = everyOverview(openedAt(folder))
    expect(followed[6]?.row.duplicates).toEqual(['A02'])

    expect(anew(folder)).toEqual(followed)
  })

  it('takes in what came since, and reads no other', () => {
    const folder = copied()
    work(folder, (desk) => {
      must(createApplication(desk, { category: 'enterprise', name: '样例新来' }, officer))
      everyOverview(desk)
      must(createApplication(desk, { category: 'platform', name: '样例再来' }, officer))
      must(
        change(desk, officer, (tx) => {
          const file = hash('sha256', paper)
          tx.record({ kind: 'desk-moved', by: '样例甲', made: '2023-07-20T08:00:00.000Z', file })
          return ok({})
        }),
      )
    })
    const followed = everyOverview(openedAt(unreadableIn(folder, 'A03')))
    expect(followed.slice(count).map(({ row }) => row.name)).toEqual(['样例新来', '样例再来'])
  })

  it('is computed anew under other rules, and where an application is there that it does not know', () => {
    const others = altered((database) => {
      misnamed(database)
      database.exec(`UPDATE derived_overviews_head SET rules = 'others'`)
    })
    expect(everyOverview(openedAt(others))[0]?.row.name).toBe('上海样例企业0有限公司')
    const fewer = altered((database) => {
      misnamed(database)
      database.exec(`DELETE FROM derived_overviews WHERE application_id = 'A09';
        UPDATE derived_overviews_head SET count = count - 1`)
    })
    expect(everyOverview(openedAt(fewer))).toMatchObject({ 0: { row: { name: '上海样例企业0有限公司' } }, 8: {} })
  })

  it('costs its computing and nothing else where something of it is altered', async () => {
    const folder = copied()
    const before = everyOverview(openedAt(folder))
    for (const alter of [
      `UPDATE derived_overviews SET overview = replace(overview, '企业0有限', '企业9有限') WHERE application_id = 'A01'`,
      `UPDATE derived_overviews SET overview = substr(overview, 2) WHERE application_id = 'A01'`,
      `UPDATE derived_overviews SET application_id = 'A0q' WHERE application_id = 'A01'`,
      `UPDATE derived_overviews_head SET count = count + 1`,
      `UPDATE derived_overviews_head SET seq = seq - 1`,
    ]) {
      withDatabase(closed(folder), (database) => expect(database.prepare(alter).run().changes).toBe(1))
      const desk = openedAt(folder)
      expect(must(await checkUp(desk)).database).toEqual({ altered: [], broken: false, unread: false })
      expect(everyOverview(desk), alter).toEqual(before)
    }
    // It is kept again.
    expect(everyOverview(openedAt(unreadableIn(folder, 'A03')))).toEqual(before)
  })

  it('keeps nobody from handing over what is sound where a bit of it has changed in the file', async () => {
    const folder = copied()
    const before = everyOverview(openedAt(folder))
    const path = join(closed(folder), 'desk.sqlite')
    const bytes = readFileSync(path)
    const place = bytes.indexOf('"row":{"id":"A07"') + 3
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path, bytes)

    const desk = openedAt(folder)
    expect((await carried(desk)).file).toBeTruthy()
    expect(everyOverview(desk)).toEqual(before)
  })
})

describe('an order that alone is merged', () => {
  it.each([
    ['a small batch', 'correcting', () => laptops(2, 4)],
    ['a large one', 'received', () => [openedAt(copied()), openedAt(copied())]],
  ])('moves what lists show of those in it, there and back, in %s', async (_, waiting, opened) => {
    const [ours, theirs] = opened() as [Desk, Desk]
    const { folder } = ours.store
    rankAs(ours, 'A01', 'A03')
    rankAs(theirs, 'A02', 'A01')
    const before = placesIn(ours)
    expect(before).toMatchObject([
      { status: 'recommended', rank: 1 },
      { status: waiting, rank: undefined },
      { status: 'recommended', rank: 2 },
    ])

    const { done } = await mergeAll(ours, theirs, 'theirs')
    expect(placesIn(ours)).toMatchObject([
      { status: 'recommended', rank: 2 },
      { status: 'recommended', rank: 1 },
      { status: waiting, rank: undefined },
    ])
    const merged = everyOverview(ours)
    closeDesk(ours)
    // At the next opening, too, which follows it from what was kept before.
    expect(everyOverview(openedAt(folder))).toEqual(merged)
    expect(anew(folder)).toEqual(merged)

    const desk = openedAt(folder)
    everyOverview(desk)
    must(undo(desk, { step: (done as unknown as { step: Step }).step }, zhang))
    expect(placesIn(desk)).toEqual(before)
    const undone = everyOverview(desk)
    expect(anew(folder)).toEqual(undone)
  })
})

function placesIn(desk: Desk) {
  return everyOverview(desk)
    .slice(0, 3)
    .map(({ row: { status, rank } }) => ({ status, rank }))
}

/** The first one under another name, as if it had been kept so. */
function misnamed(database: Database.Database): void {
  const first = `FROM derived_overviews WHERE application_id = 'A01'`
  const text = String(database.prepare(`SELECT overview ${first}`).pluck().get()).replace('企业0有限', '旧名有限')
  database
    .prepare(`UPDATE derived_overviews SET overview = ?, hash = ? WHERE application_id = 'A01'`)
    .run(text, overviewHash('A01', text))
}

/** What all of it is with nothing known of before. */
function anew(folder: string) {
  withDatabase(closed(folder), (database) => database.exec('DELETE FROM derived_overviews_head'))
  return everyOverview(openedAt(folder))
}

const openDesks = new Map<string, Desk>()

/** A copy of the batch that was kept, for one test. */
function copied(): string {
  const folder = join(temporaryFolder(), 'data')
  cpSync(join(kept, 'data'), folder, { recursive: true })
  return folder
}

function openedAt(folder: string): Desk {
  closed(folder)
  const desk = must(openDesk(folder))
  openDesks.set(folder, desk)
  onTestFinished(() => closeDesk(desk))
  return desk
}

function closed(folder: string): string {
  const desk = openDesks.get(folder)
  if (desk) closeDesk(desk)
  return folder
}

function work(folder: string, what: (desk: Desk) => unknown): void {
  what(openedAt(folder))
  closed(folder)
}

/** Whoever reads this one's values fails. */
function unreadableIn(folder: string, application: string): string {
  sealedAnew(closed(folder), (database) =>
    database.prepare(`UPDATE form_values SET source = 'rubbish' WHERE application_id = ?`).run(application),
  )
  return folder
}

function altered(how: (database: Database.Database) => unknown): string {
  const folder = copied()
  withDatabase(folder, how)
  return folder
}
