import { expect, it } from 'vitest'
import { listSelected } from '../../../../db/city/selected.ts'
import type { City } from '../../../../src-main/city/city.ts'
import { cityExports, closeCity } from '../../../../src-main/city/city.ts'
import { cityStatistics, takeFormer } from '../../../../src-main/city/counts.ts'
import {
  currentCriteria,
  reviewedApplications,
  setCriteria,
  takeScores,
  writeSheets,
} from '../../../../src-main/city/experts.ts'
import { chooseFinal } from '../../../../src-main/city/final-list.ts'
import { recordOf } from '../../../../src-main/city/record.ts'
import { typeScore } from '../../../../src-main/city/type-scores.ts'
import { undoInCity } from '../../../../src-main/city/undo.ts'
import { builtInNotice } from '../../../../src-main/notices/built-in.ts'
import { must, problemOf } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { by, districts, newCity, packages, type Store, take } from './city.ts'
import { fill } from './workbooks.ts'

export function undoing(store: Store): void {
  it('takes back scores, sheets and criteria, nothing of an expert’s being lost, and none that was changed since', async () => {
    const city = await newCity(store)
    const [first] = await packages()
    await take(city, first)
    must(await setCriteria(city, { by, criteria: ['技术:40', '成效:60'] }))
    const type = async (score: string) =>
      must(await typeScore(city, { expert: '专家甲', number: `${districts[0]}/A01`, criterion: '技术', score, by }))
    await type('10')
    await type('11')
    const [line] = await recordOf(city)
    expect([line?.text, line?.undoable]).toEqual(['录入专家甲的评分 2 项', [4, 3]])
    const { paths } = must(await writeSheets(city, { experts: ['专家甲'], out: cityExports(city) }))
    const path = paths[0] ?? ''
    await fill(path, [[30, 50]])
    must(await takeScores(city, { by, path }, workers))
    expect(await scoresOf(city)).toBe('80')
    const changed = problemOf(await undoInCity(city, { events: [4, 3], by }))
    expect([changed.code, changed.message]).toEqual(['city-undo-changed', expect.stringContaining('由 10 改为 11')])
    must(await setCriteria(city, { by, criteria: ['总分:100'], anew: true }))
    expect([await scoresOf(city), (await currentCriteria(city.store.db)).length]).toEqual(['', 1])
    // Step by step back to where nothing was scored.
    for (const [undone, scores] of [
      ['设定评审标准：总分 100', '80'],
      ['收专家甲的评审表', ''],
      ['录入专家甲的评分', ''],
    ] as const) {
      const next = (await recordOf(city)).find(({ undoable }) => undoable.length > 0)
      expect(next?.text).toContain(undone)
      must(await undoInCity(city, { events: next?.undoable ?? [], by }))
      expect(await scoresOf(city)).toBe(scores)
      expect(problemOf(await undoInCity(city, { events: next?.undoable ?? [], by })).code).toBe('city-undo-none')
    }
    const [last] = await recordOf(city)
    expect([last?.text, last?.undoable]).toEqual(['撤销：录入专家甲的评分 2 项', []])
    // By criteria that came back, nothing stands in the way of scoring again.
    await type('12')
    expect(problemOf(await undoInCity(city, { events: [2], by })).code).toBe('city-undo-changed')
  })

  it('brings back no score by criteria of which it was not given', async () => {
    const city = await newCity(store)
    await take(city, (await packages())[0])
    must(await setCriteria(city, { by, criteria: ['技术:40'] }))
    const typed = { expert: '专家甲', number: `${districts[0]}/A01`, criterion: '技术', by }
    for (const score of ['38', '']) must(await typeScore(city, { ...typed, score }))
    // Nothing stands, so nothing is given up.
    must(await setCriteria(city, { by, criteria: ['技术:30'] }))
    expect(problemOf(await undoInCity(city, { events: [4], by })).code).toBe('city-undo-changed')
    expect(await scoresOf(city)).toBe('')
    // Step by step, or all at once, with the criteria of then.
    must(await undoInCity(city, { events: [5, 4], by }))
    expect([await scoresOf(city), await currentCriteria(city.store.db)]).toEqual([
      '38',
      [{ title: '技术', maximum: '40' }],
    ])
  })

  it('takes back the final list and a former year’s figures, each as it was before', async () => {
    const before = await newCity(store)
    const [first, second] = await packages()
    await take(before, first)
    await closeCity(before)
    const city = await newCity(store, must(builtInNotice('shanghai-2024-example')))
    must(await takeFormer(city, { folder: before.folder, by }))
    expect((await cityStatistics(city)).former.some(({ year }) => year === 2023)).toBe(true)
    must(await undoInCity(city, { events: [1], by }))
    expect((await cityStatistics(city)).former).toEqual([])
    const own = await newCity(store)
    await take(own, first)
    await take(own, second)
    const numbers = [`${districts[0]}/A01`, `${districts[1]}/A01`]
    must(await chooseFinal(own, { numbers, by }))
    must(await chooseFinal(own, { numbers: numbers.slice(1), by }))
    must(await undoInCity(own, { events: [4], by }))
    const chosen = async () => (await listSelected(own.store.db)).map(({ district }) => district).sort()
    expect(await chosen()).toEqual(districts.slice(0, 2).sort())
    must(await undoInCity(own, { events: [3], by }))
    expect(await chosen()).toEqual([])
    // Taking is undone by sending back, with its reason.
    expect(problemOf(await undoInCity(own, { events: [1], by })).code).toBe('city-undo-none')
  })
}

async function scoresOf(city: City): Promise<string> {
  const all = await reviewedApplications(city, { category: 'enterprise', dropping: false })
  return all.flatMap(({ combined }) => combined?.totals.map(({ total }) => total) ?? []).join()
}
