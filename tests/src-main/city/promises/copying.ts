import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { type City, closeCity, openCity } from '../../../../src-main/city/city.ts'
import { consolidatedLists } from '../../../../src-main/city/consolidated.ts'
import { copyCity } from '../../../../src-main/city/copy-city.ts'
import { reviewedApplications, setCriteria } from '../../../../src-main/city/experts.ts'
import { chooseFinal } from '../../../../src-main/city/final-list.ts'
import { cityOverview } from '../../../../src-main/city/overview.ts'
import { recordOf } from '../../../../src-main/city/record.ts'
import { typeScore } from '../../../../src-main/city/type-scores.ts'
import { undoInCity } from '../../../../src-main/city/undo.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { by, districts, newCity, packages, type Store, take } from './city.ts'

export function copying(store: Store): void {
  it('copies all of itself into an empty folder, and back, on either store', async () => {
    const city = await newCity(store)
    const folder = temporaryFolder()
    const [first, second, altered] = await packages()
    for (const one of [first, second, altered]) await take(city, one)
    must(await setCriteria(city, { by, criteria: ['技术:40'] }))
    const score = { expert: '专家甲', number: `${districts[0]}/A01`, criterion: '技术', by }
    for (const value of ['39.5', '20']) must(await typeScore(city, { ...score, score: value }))
    must(await chooseFinal(city, { numbers: [`${districts[1]}/A01`], by }))
    const all = await everything(city)
    const to = join(folder, '副本')
    expect(must(await copyCity(city, { to }))).toMatchObject({ packages: 2, lost: [] })
    expect(problemOf(await copyCity(city, { to })).code).toBe('city-exists')
    expect(problemOf(await copyCity(city, { to: join(city.folder, '副本') })).code).toBe('city-copy-place')
    const copy = must(await openCity(to))
    onTestFinished(() => closeCity(copy))
    expect(await everything(copy)).toEqual(all)
    // And back, onto whichever store it came from.
    const back = join(folder, '取回')
    must(await copyCity(copy, { to: back, database: await store.database() }))
    const again = must(await openCity(back))
    onTestFinished(() => closeCity(again))
    expect(again.store.kind).toBe(city.store.kind)
    expect(await everything(again)).toEqual(all)
    expect(readdirSync(join(back, 'packages')).sort()).toEqual(readdirSync(join(city.folder, 'packages')).sort())
    // Nothing that was written over is lost on the way: it can be undone there.
    const typed = (await recordOf(again)).find(({ text }) => text.includes('录入专家甲'))
    must(await undoInCity(again, { events: typed?.undoable.slice(0, 1) ?? [], by }))
    const [best] = await reviewedApplications(again, { category: 'enterprise', dropping: false })
    expect(best?.combined?.mean).toBe('39.50')
  })

  it('says which packages are gone or changed here already, and leaves no half copy', async () => {
    const city = await newCity(store)
    const folder = temporaryFolder()
    const [first, second] = await packages()
    const [{ sha256: gone }, { sha256: changed }] = [await take(city, first), await take(city, second)]
    rmSync(join(city.folder, 'packages', `${gone}.zip`))
    writeFileSync(join(city.folder, 'packages', `${changed}.zip`), '改')
    const { packages: whole, lost } = must(await copyCity(city, { to: join(folder, '副本') }))
    expect([whole, lost.length]).toEqual([0, 2])
    const refused = join(folder, '连不上')
    const nowhere = 'postgres://a@127.0.0.1:1/b'
    expect(problemOf(await copyCity(city, { to: refused, database: nowhere })).code).toBe('city-unreachable')
    expect(existsSync(refused)).toBe(false)
  })

  it('leaves nothing of one that failed, in the folder or in the database, so that it can be made after all', async () => {
    const city = await newCity(store)
    await take(city, (await packages())[0])
    const to = join(temporaryFolder(), '副本')
    const database = await store.database()
    // At a row the other database refuses.
    await orphanIn(city.store)
    await expect(copyCity(city, { to, database })).rejects.toThrow(/foreign key/i)
    expect(existsSync(to)).toBe(false)
    await sql.raw("delete from papers where package = '无'").execute(city.store.db)
    // At its packages, and with the rows there already at its mark: for their names there is no room any more.
    for (const [room, from] of [
      [60, city],
      [10, await newCity(store)],
    ] as const) {
      const narrow = longFolder(pathMost - room)
      expect(problemOf(await copyCity(from, { to: narrow, database })).code).toMatch(/^(path-too-long|city-disk)$/)
      expect(existsSync(narrow)).toBe(false)
    }
    expect(must(await copyCity(city, { to, database }))).toMatchObject({ packages: 1, lost: [] })
  })
}

/** As Linux has it, the end of the text included; SQLite says so much sooner. */
const pathMost = 4095

function longFolder(length: number): string {
  let folder = temporaryFolder()
  while (length - folder.length > 202) folder = join(folder, '9'.repeat(200))
  mkdirSync(folder, { recursive: true })
  return join(folder, '9'.repeat(length - folder.length - 1))
}

async function orphanIn({ db, kind }: City['store']): Promise<void> {
  const unbound = kind === 'sqlite' ? 'pragma foreign_keys = off' : 'alter table papers drop constraint papers_of'
  await sql.raw(unbound).execute(db)
  await sql.raw("insert into papers values ('无', 'A01', '{}')").execute(db)
}

async function everything(city: City) {
  return {
    rows: (await consolidatedLists(city)).map((list) => list.rows),
    overview: { ...(await cityOverview(city)), database: '' },
    reviewed: await reviewedApplications(city, { category: 'enterprise', dropping: false }),
    record: await recordOf(city),
  }
}
