import { expect, it } from 'vitest'
import { closeCity } from '../../../../src-main/city/city.ts'
import { cityStatistics, statisticLists, takeFormer } from '../../../../src-main/city/counts.ts'
import { chooseFinal } from '../../../../src-main/city/final-list.ts'
import { builtInNotice } from '../../../../src-main/notices/built-in.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { districtPackage, enterprise } from '../district-package.ts'
import { by, districts, newCity, packages, type Store, take } from './city.ts'

/** A made-up batch a year later, which has quotas. */
const nextYear = must(builtInNotice('shanghai-2024-example'))

export function counting(store: Store): void {
  it('counts by category, district, mode and industry, beside what was counted the year before', async () => {
    const before = await newCity(store)
    const [first] = await packages()
    await take(before, first)
    must(await chooseFinal(before, { numbers: [`${districts[0]}/A02`], by }))
    await closeCity(before)
    const city = await newCity(store, nextYear)
    const same = await newCity(store, nextYear)
    await closeCity(same)
    expect(problemOf(await takeFormer(city, { folder: same.folder, by })).code).toBe('city-former-year')
    for (const [i, count] of [3, 7].entries()) {
      const applications = Array.from({ length: count }, (_, r) => enterprise(10 * i + r, r + 1))
      const own = { district: districts[i] ?? '', applications, notice: nextYear }
      await take(city, await districtPackage(temporaryFolder(), own))
    }
    must(await takeFormer(city, { folder: before.folder, by }))
    const { statistics, former } = await cityStatistics(city)
    const of = (all: typeof statistics, kind: string) =>
      all
        .filter((one) => one.kind === kind && one.recommended > 0)
        .map(({ key, recommended, selected }) => [key, recommended, selected])
    expect(of(statistics, 'category')).toEqual([['示范企业', 10, 0]])
    expect(of(statistics, 'district')).toEqual([
      [districts[0], 3, 0],
      [districts[1], 7, 0],
    ])
    expect(of(statistics, 'industry')).toEqual([['34 通用设备制造业', 10, 0]])
    expect(of(statistics, 'mode').reduce((sum, [, count]) => sum + Number(count), 0)).toBe(10)
    expect(of(former, 'district')).toEqual([[districts[0], 3, 1]])
    const quotas = (await statisticLists(city)).find(({ title }) => title === '名额')
    expect(quotas?.line).toContain('1 处超出')
    expect(quotas?.rows.filter(([, , , used]) => used !== 0)).toEqual([
      [districts[0], '示范企业', 6, 3, ''],
      [districts[1], '示范企业', 6, 7, '超出 1 件'],
    ])
    expect(quotas?.rows).toHaveLength(districts.length * nextYear.scheme.quotas.length)
    expect(statistics.filter(({ kind }) => kind === 'district').map(({ key }) => key)).toEqual(districts)
  })
}
