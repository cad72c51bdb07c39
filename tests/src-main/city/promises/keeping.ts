import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { closeCity, createCity, openCity } from '../../../../src-main/city/city.ts'
import { consolidatedLists } from '../../../../src-main/city/consolidated.ts'
import { cityOverview } from '../../../../src-main/city/overview.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { newCity, notice, packages, type Store, take } from './city.ts'

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
}
