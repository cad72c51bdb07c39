import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { closeCity, createCity, openCity } from '../../../../src-main/city/city.ts'
import { cityDoubles, consolidatedLists } from '../../../../src-main/city/consolidated.ts'
import { cityOverview } from '../../../../src-main/city/overview.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { districts, newCity, notice, packages, type Store, take } from './city.ts'

export function keeping(store: Store): void {
  it('keeps all of it until it is opened again, and is opened by nobody else’s mark', async () => {
    const address = await store.database()
    const city = await newCity({ database: async () => address })
    const [first] = await packages()
    await take(city, first)
    if (address === undefined) expect(problemOf(await openCity(city.folder)).code).toBe('city-busy')
    else
      expect(problemOf(await createCity(join(temporaryFolder(), 'b'), { notice, database: address })).code).toBe(
        'city-database-other',
      )
    const rows = (await consolidatedLists(city)).map((list) => list.rows)
    await closeCity(city)
    const again = must(await openCity(city.folder))
    expect((await consolidatedLists(again)).map((list) => list.rows)).toEqual(rows)
    expect(
      readFileSync(join(again.folder, 'packages', `${(await cityOverview(again)).districts[0]?.standing?.sha256}.zip`)),
    ).toEqual(readFileSync(first.path))
    await closeCity(again)
  })

  it('knows a unit by its code however a package that was taken earlier wrote it', async () => {
    const city = await newCity(store)
    const [first, second] = await packages()
    for (const one of [first, second]) await take(city, one)
    const doubles = await cityDoubles(city)
    expect(doubles.map(({ by }) => by)).toEqual(['code'])
    // As a program before left it: the code as its district typed it.
    const { db } = city.store
    const [code = ''] = doubles.map((one) => one.code)
    const typed = ` ${code.slice(0, 9).toLowerCase()} ${code.slice(9)}`
    await sql`update applications set code = ${typed} where code = ${code} and district = ${districts[1]}`.execute(db)
    await sql`delete from kysely_migration where name = '0005_folded_codes'`.execute(db)
    expect((await cityDoubles(city)).map(({ by }) => by)).toEqual(['otherCodes'])
    await closeCity(city)
    const again = must(await openCity(city.folder))
    expect(await cityDoubles(again)).toEqual(doubles)
    await closeCity(again)
  })
}
