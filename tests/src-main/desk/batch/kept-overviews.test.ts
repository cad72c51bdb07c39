import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { everyOverview } from '../../../../src-main/desk/batch/batch-overview.ts'
import { closeDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { ruleMany } from '../../../../src-main/desk/findings/rule.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { sealedAnew } from '../../../db/folders.ts'
import { application } from '../../../support/application.ts'
import { deskIn, must, officer, temporaryFolder } from '../../../support/desk.ts'

/** So many that what lists show of them is kept. */
const count = 210
let kept = ''

beforeAll(() => {
  kept = mkdtempSync(join(tmpdir(), 'desk-kept-'))
  const applications = Array.from({ length: count }, (_, i) => {
    const values = { name: `上海样例企业${i}有限公司`, creditCode: `样例代码${i}`, mode: '全生命周期管理' }
    return application('enterprise', { values, folder: String(i) })
  })
  const desk = deskIn(join(kept, 'data'), undefined, ...applications)
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

    sealedAnew(closed(folder), (database) => database.exec('DELETE FROM overviews_kept'))
    expect(everyOverview(openedAt(folder))).toEqual(followed)
  })

  it('is computed anew under other rules, and where an application is there that it does not know', () => {
    const others = altered((database) => database.exec(`UPDATE overviews_kept SET rules = 'others'; ${wrong}`))
    expect(everyOverview(openedAt(others))[0]?.row.name).toBe('上海样例企业0有限公司')
    const fewer = altered((database) => database.exec(`DELETE FROM overviews WHERE application_id = 'A09'; ${wrong}`))
    expect(everyOverview(openedAt(fewer))).toMatchObject({ 0: { row: { name: '上海样例企业0有限公司' } }, 8: {} })
  })
})

const wrong = `UPDATE overviews SET overview = json_set(overview, '$.row.name', '样例旧名') WHERE application_id = 'A01'`

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
  sealedAnew(folder, how)
  return folder
}
