import { expect, it } from 'vitest'
import { summaryTable } from '../../../../src-domain/edition/summary.ts'
import { cityExports } from '../../../../src-main/city/city.ts'
import { cityDoubles, consolidatedLists } from '../../../../src-main/city/consolidated.ts'
import { writeLists } from '../../../../src-main/city/lists.ts'
import { cityOverview } from '../../../../src-main/city/overview.ts'
import { shownText } from '../../../../src-main/documents/typesetting/cell-value.ts'
import { must, problemOf } from '../../../support/desk.ts'
import { inventedCode } from '../district-package.ts'
import { districts, newCity, notice, packages, type Store, take, takeAny } from './city.ts'
import { cellsOf } from './workbooks.ts'

export function taking(store: Store): void {
  it('takes whole packages, sends back what was altered or is of another notice, and says who is late', async () => {
    const city = await newCity(store)
    const [first, second, third, fourth, fifth] = await packages()
    expect(await take(city, first)).toMatchObject({ state: 'standing', remarks: [], applications: 3 })
    expect(problemOf(await takeAny(city, first.path)).code).toBe('city-package-known')
    expect(await take(city, second, '2023-08-12')).toMatchObject({
      state: 'standing',
      remarks: [{ is: 'late', days: 2 }],
    })
    expect(await take(city, third)).toMatchObject({
      state: 'refused',
      applications: 0,
      remarks: [{ is: 'altered', altered: ['推荐汇总表.pdf'] }],
    })
    expect(await take(city, fourth)).toMatchObject({
      state: 'refused',
      remarks: [{ is: 'otherNotice' }, { is: 'unknownDistrict' }],
    })
    expect(await take(city, fifth)).toMatchObject({
      ...{ state: 'standing', applications: 1 },
      remarks: [{ is: 'lacking', what: ['没有推荐汇总表的盖章扫描件'] }, { is: 'withoutData' }],
    })
    const { districts: rows } = await cityOverview(city)
    expect(rows.filter(({ standing }) => standing).map(({ district, counts }) => [district, counts])).toEqual([
      [districts[0], [3, 0, 0]],
      [districts[1], [2, 0, 0]],
      [districts[4], [1, 0, 0]],
    ])
  })

  it('lists every district’s applications with the cells of its own summary, and reads the same from the workbook', async () => {
    const city = await newCity(store)
    const [first, second, , , fifth] = await packages()
    for (const one of [fifth, second, first]) await take(city, one)
    const [list] = await consolidatedLists(city)
    const wanted = [first, second, fifth].flatMap(({ edition }) => {
      const rows = summaryTable(notice.scheme.summary, edition.content).sections[0]?.rows ?? []
      return rows.map(([rank, ...cells]) => [edition.content.district, String(rank), ...cells])
    })
    const numbered = wanted.map((cells, i) => [String(i + 1), ...cells])
    expect(list?.rows.map((row) => row.slice(0, -1).map(shownText))).toEqual(numbered)
    const { path } = must(await writeLists('汇总表', await consolidatedLists(city), cityExports(city)))
    expect((await cellsOf(path)).slice(1).map((row) => row.slice(0, numbered[0]?.length))).toEqual(numbered)
    const double = { unit: '上海样例1号机械有限公司', by: 'code', code: inventedCode(1) }
    expect(await cityDoubles(city)).toEqual([
      {
        ...double,
        applications: [
          {
            district: districts[0],
            application: 'A01',
            category: 'enterprise',
            rank: 1,
            name: double.unit,
            code: double.code,
          },
          {
            district: districts[1],
            application: 'A02',
            category: 'enterprise',
            rank: 2,
            name: double.unit,
            code: double.code,
          },
        ],
      },
    ])
    expect(list?.rows.map((row) => row.at(-1))).toEqual([
      `同一单位：${districts[1]}示范企业第 2 位`,
      '',
      '',
      '',
      `同一单位：${districts[0]}示范企业第 1 位`,
      '',
    ])
  })
}
