import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listPackages, writePackageState } from '../../../../db/city/packages.ts'
import { differenceText } from '../../../../src-domain/city/edition-difference.ts'
import { remarkText } from '../../../../src-domain/city/remark.ts'
import { compareWithStanding } from '../../../../src-main/city/compare-packages.ts'
import { consolidatedLists } from '../../../../src-main/city/consolidated.ts'
import { chooseFinal } from '../../../../src-main/city/final-list.ts'
import { cityOverview } from '../../../../src-main/city/overview.ts'
import { recordOf } from '../../../../src-main/city/record.ts'
import { prefer, reinstate, sendBack } from '../../../../src-main/city/send-back.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { districtPackage, enterprise } from '../district-package.ts'
import { by, districts, newCity, packages, type Store, take, takeAny } from './city.ts'

export function editions(store: Store): void {
  it('puts a later edition in the place of the one before, tells what changed, and keeps an older one aside', async () => {
    const city = await newCity(store)
    const folder = temporaryFolder()
    const [first] = await packages()
    const district = districts[0] ?? ''
    const applications = [enterprise(2, 1, { mode: '总集成总承包' }), enterprise(3, 2), enterprise(4, 3)].map(
      (one, i) => ({ ...one, id: ['A02', 'A03', 'A04'][i] ?? '' }),
    )
    const later = await districtPackage(folder, {
      district,
      applications,
      number: 2,
      frozenAt: '2023-08-09T01:00:00.000Z',
    })
    await take(city, first)
    const { differences } = await take(city, later)
    expect(differences.map(({ is, application }) => [is, application])).toEqual([
      ...[
        ['moved', 'A02'],
        ['changed', 'A02'],
        ['moved', 'A03'],
        ['added', 'A04'],
        ['removed', 'A01'],
      ],
    ])
    expect((await consolidatedLists(city))[0]?.rows).toHaveLength(3)
    const between = await districtPackage(join(folder, 'b'), {
      district,
      applications: [enterprise(9, 1)],
      number: 1,
      frozenAt: '2023-08-08T01:00:00.000Z',
    })
    expect(await take(city, between)).toMatchObject({ state: 'replaced', remarks: [{ is: 'older', than: 2 }] })
    const row = (await cityOverview(city)).districts[0]
    expect([row?.standing?.edition.number, row?.others.map(({ state }) => state)]).toEqual([
      2,
      ['replaced', 'replaced'],
    ])
  })

  it('takes a package back out with its reason, and in again, and keeps a record of all of it', async () => {
    const city = await newCity(store)
    const folder = temporaryFolder()
    const district = districts[0] ?? ''
    const [first, , altered] = await packages()
    const applications = [enterprise(2, 1)]
    const frozenAt = '2023-08-09T01:00:00.000Z'
    const later = await districtPackage(folder, { district, applications, number: 2, frozenAt })
    await take(city, first)
    await take(city, altered)
    const { uid } = await take(city, later)
    const counted = async () => {
      const [row] = (await cityOverview(city)).districts
      return [row?.standing?.edition.number, row?.counts[0], (await consolidatedLists(city))[0]?.rows.length]
    }
    expect(await counted()).toEqual([2, 1, 1])
    must(await sendBack(city, { package: uid, reason: '区里来函撤回', by }))
    expect(await counted()).toEqual([1, 3, 3])
    expect(problemOf(await sendBack(city, { package: uid, reason: '再退', by })).code).toBe('city-package-unknown')
    expect(problemOf(await takeAny(city, later.path)).code).toBe('city-package-sent-back')
    must(await reinstate(city, { package: uid, reason: '退错了', by }))
    expect(await counted()).toEqual([2, 1, 1])
    expect(problemOf(await reinstate(city, { package: uid, reason: '再来', by })).code).toBe('city-package-unknown')
    must(await chooseFinal(city, { numbers: [`${district}/A01`], by }))
    must(await chooseFinal(city, { numbers: [`${district}/A01`], by }))
    must(await chooseFinal(city, { numbers: [], by: '' }))
    const record = await recordOf(city)
    const name = '上海样例2号机械有限公司'
    expect(record.map(({ by, text }) => [by, text])).toEqual([
      ['', `不再入选 1 件：${name}（${district}/A01）`],
      [by, `列入入选 1 件：${name}（${district}/A01）`],
      [by, `恢复退回的${district}定稿第 2 版（“${district}_报送包_第2版.zip”），理由：退错了；该区现以定稿第 2 版为准`],
      [by, `退回${district}定稿第 2 版（“${district}_报送包_第2版.zip”），理由：区里来函撤回；该区现以定稿第 1 版为准`],
      [by, `收下${district}定稿第 2 版（“${district}_报送包_第2版.zip”）`],
      [by, expect.stringMatching(/^核对不通过，退回.*改\.zip”）$/)],
      [by, `收下${district}定稿第 1 版（“${district}_报送包_第1版.zip”）`],
    ])
  })

  it('leaves it to the officer which of two holds where number and time do not say, in either order', async () => {
    const city = await newCity(store)
    const district = districts[2] ?? ''
    const edition = async (number: number, frozenAt: string, n: number) =>
      districtPackage(temporaryFolder(), { district, number, frozenAt, applications: [enterprise(n, 1)] })
    const first = await edition(2, '2023-08-07T01:00:00.000Z', 11)
    const restored = await edition(1, '2023-08-08T01:00:00.000Z', 12)
    await take(city, first)
    const { uid, state, remarks } = await take(city, restored)
    expect([state, remarks]).toEqual(['replaced', [{ is: 'unclear', than: 2 }]])
    const standing = async () => {
      const row = (await cityOverview(city)).districts.find((one) => one.district === district)
      return [row?.standing?.edition.number, row?.standing?.remarks.map(({ is }) => is).join()]
    }
    expect(await standing()).toEqual([2, ''])
    must(await prefer(city, { package: uid, reason: '区里来电', by }))
    expect(await standing()).toEqual([1, 'preferred'])
    expect((await consolidatedLists(city))[0]?.rows.map((row) => row[3])).toEqual(['上海样例12号机械有限公司'])
    expect(problemOf(await prefer(city, { package: uid, reason: '再来', by })).code).toBe('city-package-unknown')
    // What comes later is compared with the one that holds, and takes its place; taken out again, that one holds as before.
    const later = await take(city, await edition(3, '2023-08-09T01:00:00.000Z', 13))
    expect(await standing()).toEqual([3, ''])
    must(await sendBack(city, { package: later.uid, reason: '撤回', by }))
    expect(await standing()).toEqual([1, 'preferred'])
    must(await reinstate(city, { package: later.uid, reason: '退错了', by }))
    expect(await standing()).toEqual([3, ''])
    expect((await recordOf(city)).map(({ text }) => text)[3]).toMatch(
      /^改以.*定稿第 1 版.*为准，不再用定稿第 2 版，理由：区里来电$/,
    )
  })

  it('is after sending back and reinstating as if neither had been, down to what keeps a package aside', async () => {
    const city = await newCity(store)
    const district = districts[2] ?? ''
    const taken = []
    for (const [number, day] of [
      [3, 6],
      [2, 5],
      [4, 5],
    ] as const) {
      const frozenAt = `2023-08-0${day}T01:00:00.000Z`
      const applications = [enterprise(30 + number, 1)]
      const { path } = await districtPackage(temporaryFolder(), { district, number, frozenAt, applications })
      taken.push(await take(city, { path }))
    }
    expect(taken.map(({ state, remarks }) => [state, remarks.map(({ is }) => is).join()])).toEqual([
      ['standing', ''],
      ['replaced', 'older'],
      ['replaced', 'unclear'],
    ])
    const before = await listPackages(city.store.db)
    const uid = taken[0]?.uid ?? ''
    expect(must(await sendBack(city, { package: uid, reason: '撤回', by })).standing?.uid).toBe(taken[2]?.uid)
    must(await reinstate(city, { package: uid, reason: '退错了', by }))
    expect(await listPackages(city.store.db)).toEqual(before)
  })

  it('goes on with what an earlier program had count by the time alone', async () => {
    const city = await newCity(store)
    const district = districts[2] ?? ''
    const edition = async (number: number, day: number) => {
      const frozenAt = `2023-08-0${day}T01:00:00.000Z`
      const applications = [enterprise(40 + day, 1)]
      return take(city, await districtPackage(temporaryFolder(), { district, number, frozenAt, applications }))
    }
    const first = await edition(3, 5)
    const second = await edition(2, 6)
    const third = await edition(1, 4)
    // As that program kept them.
    const { db } = city.store
    await db.transaction().execute(async (writing) => {
      await writePackageState(writing, { uid: first.uid, state: 'replaced', remarks: [] })
      await writePackageState(writing, { uid: second.uid, state: 'standing', remarks: [] })
    })
    const standing = async () => {
      const row = (await cityOverview(city)).districts.find((one) => one.district === district)
      return [row?.standing?.edition.number, row?.standing?.remarks.map(remarkText).join()]
    }
    const kept = [2, '早先的程序以这一份为准，照旧']
    must(await sendBack(city, { package: third.uid, reason: '撤回', by }))
    expect(await standing()).toEqual(kept)
    must(await reinstate(city, { package: third.uid, reason: '退错了', by }))
    expect(await standing()).toEqual(kept)
    const later = await edition(4, 7)
    expect(await standing()).toEqual([4, ''])
    must(await sendBack(city, { package: later.uid, reason: '撤回', by }))
    expect(await standing()).toEqual(kept)
    must(await prefer(city, { package: first.uid, reason: '区里来电', by }))
    expect(await standing()).toEqual([3, expect.stringContaining('经办人定为')])
  })

  it('compares what is kept aside with what holds, down to the values of the form, and says when it is the same again', async () => {
    const city = await newCity(store)
    const district = districts[3] ?? ''
    const given = { district, applications: [enterprise(21, 1)] }
    const before = await take(city, await districtPackage(temporaryFolder(), given))
    const again = await districtPackage(temporaryFolder(), {
      ...given,
      lacking: { what: ['没有推荐汇总表的盖章扫描件'], reason: '后补' },
    })
    const same = await take(city, again)
    expect([same.state, same.remarks.map(({ is }) => is), same.differences]).toEqual([
      'standing',
      ['lacking', 'sameEdition'],
      [],
    ])
    const changed = await districtPackage(temporaryFolder(), {
      ...{ district, number: 2, frozenAt: '2023-08-08T01:00:00.000Z' },
      applications: [enterprise(21, 1, { phone: '021-64000009', legalPerson: '样例新法人' })],
    })
    const { differences } = await take(city, changed)
    const told = differences.map(differenceText)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^上海样例21号机械有限公司（A01） .*”改为“样例新法人”/)
    const compared = must(await compareWithStanding(city, before.uid))
    expect([compared.from.edition.number, compared.to.edition.number]).toEqual([1, 2])
    expect(compared.differences).toEqual(differences)
    must(await sendBack(city, { package: before.uid, reason: '撤回', by }))
    expect(problemOf(await compareWithStanding(city, before.uid)).code).toBe('city-package-unknown')
    expect(same.remarks.map(remarkText).at(-1)).toBe('与先收到的是同一版定稿，报送包另做了一份')
    expect(problemOf(await compareWithStanding(city, compared.to.uid)).code).toBe('city-package-unknown')
  })
}
