import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/desk.ts'
import { districtPackage, enterprise } from '../city/district-package.ts'
import { inProcess, newBatch, newContext } from './desks.ts'

describe('the city’s desk through the router', () => {
  it('is opened in place of a batch and gives way to one, each only while it is open', async () => {
    const context = newContext()
    const client = inProcess(context, '样例市级经办人')
    await expect(client.city.overview()).rejects.toMatchObject({ code: 'no-city' })
    const folder = join(temporaryFolder(), '汇总')
    await client.city.create({ scheme: newBatch.scheme, folder })
    expect(await client.desk.state()).toMatchObject({
      kind: 'city',
      title: '第五批服务型制造示范遴选',
      database: 'sqlite',
    })
    await expect(client.applications.list()).rejects.toMatchObject({ code: 'no-desk' })
    await expect(client.city.create({ scheme: newBatch.scheme, folder })).rejects.toMatchObject({ code: 'city-exists' })
    const batch = join(temporaryFolder(), '批次')
    await client.desk.create({ ...newBatch, folder: batch })
    expect(await client.desk.state()).toMatchObject({ kind: 'open' })
    await expect(client.city.table()).rejects.toMatchObject({ code: 'no-city' })
    await client.desk.open({ folder })
    expect(await client.desk.state()).toMatchObject({ kind: 'city', folder: { path: folder } })
  })

  it('takes every package of a folder, says who took them, and lists what is in them', async () => {
    const context = newContext()
    const client = inProcess(context, '样例市级经办人')
    const given = temporaryFolder()
    const [first, second] = [[enterprise(1, 1), enterprise(2, 2)], [enterprise(3, 1)]]
    await districtPackage(given, { district: '黄浦区', applications: first })
    await districtPackage(given, { district: '徐汇区', applications: second })
    await client.city.create({ scheme: newBatch.scheme, folder: join(temporaryFolder(), '汇总') })
    const taken = []
    for await (const event of await client.city.take({ from: { path: given }, receivedOn: '2023-08-09' }))
      if (event.kind === 'done') taken.push(...event.value)
    expect(taken.map((one) => ('state' in one ? [one.district, one.state, one.takenBy] : one.problem.code))).toEqual([
      ['徐汇区', 'standing', '样例市级经办人'],
      ['黄浦区', 'standing', '样例市级经办人'],
    ])
    const { lists, doubles } = await client.city.table()
    expect([lists[0]?.total, doubles]).toEqual([3, []])
    await client.city.choose({ numbers: ['徐汇区/A01'] })
    const { rows } = await client.city.review({ category: 'enterprise', dropping: false })
    expect(rows.filter(({ selected }) => selected).map(({ number }) => number)).toEqual(['徐汇区/A01'])
    const { path, count } = await client.city.final()
    expect(count).toBe(1)
    // Next year at a district’s desk.
    await client.desk.create({ ...newBatch, folder: join(temporaryFolder(), '下一年') })
    await client.applications.create({ category: 'enterprise', name: '上海样例3号机械有限公司' })
    await client.applications.create({ category: 'enterprise', name: '样例电梯制造厂' })
    const roster = { kind: 'earlier', title: '2023 年入选名单', source: '市级样例单位' } as const
    expect(await client.rosters.import({ from: { path }, ...roster })).toMatchObject({ entries: 1, badCodes: [] })
    const [found] = await client.rosters.list()
    expect(found?.found).toEqual([{ application: 'A01', name: '上海样例3号机械有限公司', is: 'byName' }])
  })
})
