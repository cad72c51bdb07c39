import { expect, it } from 'vitest'
import { planOf, readRoster } from '../../../../src-domain/rosters/read-roster.ts'
import { cityExports } from '../../../../src-main/city/city.ts'
import { chooseFinal, writeFinalList } from '../../../../src-main/city/final-list.ts'
import { must, problemOf } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { inventedCode } from '../district-package.ts'
import { by, districts, newCity, packages, type Store, take } from './city.ts'

export function naming(store: Store): void {
  it('gives the districts the final list as a file that their desks read whole', async () => {
    const city = await newCity(store)
    const [first, second] = await packages()
    await take(city, first)
    await take(city, second)
    expect(problemOf(await chooseFinal(city, { numbers: ['无此区/A01'], by })).code).toBe('city-number-unknown')
    must(await chooseFinal(city, { numbers: [`${districts[1]}/A01`, `${districts[0]}/A02`], by }))
    const { path, count } = must(await writeFinalList(city, { by, out: cityExports(city) }))
    const { sheets } = must(await workers.read.table({ path, file: '入选名单.xlsx' }))
    const plan = planOf(sheets)
    if (!plan) throw new Error('a desk does not know its heads')
    const { entries, nameless, badCodes } = readRoster(sheets[plan.sheet] ?? { name: '', rows: [] }, plan)
    expect([count, nameless, badCodes]).toEqual([2, [], []])
    expect(entries.map(({ name, creditCode, year, note }) => [name, creditCode, year, note])).toEqual([
      ['上海样例2号机械有限公司', inventedCode(2), '2023', `示范企业，${districts[0]}推荐`],
      ['上海样例5号机械有限公司', inventedCode(5), '2023', `示范企业，${districts[1]}推荐`],
    ])
  })
}
