import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { closeCity, openCity } from '../../../src-main/city/city.ts'
import { consolidatedLists } from '../../../src-main/city/consolidated.ts'
import { reviewedApplications, setCriteria } from '../../../src-main/city/experts.ts'
import { cityOverview } from '../../../src-main/city/overview.ts'
import { recordOf } from '../../../src-main/city/record.ts'
import { typeScore } from '../../../src-main/city/type-scores.ts'
import { undoInCity } from '../../../src-main/city/undo.ts'
import { must, problemOf, temporaryFolder } from '../../support/desk.ts'

/** As the last commit without a record left it: four packages of three districts, one of them altered, one replaced. */
const kept = join(import.meta.dirname, '../../fixtures/city-folders/2e52146b')

it('keeps all of a 汇总 made before there was a record, and begins one', async () => {
  const folder = join(temporaryFolder(), '汇总')
  cpSync(kept, folder, { recursive: true })
  const city = must(await openCity(folder))
  onTestFinished(() => closeCity(city))
  const { districts } = await cityOverview(city)
  expect(
    districts.flatMap(({ district, standing, others, counts }) =>
      standing || others.length > 0
        ? [[district, standing?.edition.number, others.map(({ state }) => state).join(), counts[0]]]
        : [],
    ),
  ).toEqual([
    ['黄浦区', 2, 'replaced', 1],
    ['徐汇区', 1, '', 1],
    ['长宁区', undefined, 'refused', 0],
  ])
  expect((await consolidatedLists(city))[0]?.rows).toHaveLength(2)
  const [best] = await reviewedApplications(city, { category: 'enterprise', dropping: false })
  expect([best?.district, best?.selected, best?.combined?.mean]).toEqual(['徐汇区', true, '80.50'])
  expect(await recordOf(city)).toEqual([])
  must(await setCriteria(city, { criteria: ['成效:100'], anew: true, by: '样例市级经办人' }))
  expect(await recordOf(city)).toMatchObject([
    { number: 1, by: '样例市级经办人', text: '设定评审标准：成效 100，作废 专家甲 按原标准打的分' },
  ])
})

it('keeps what was scored and done before scores had what they took the place of, and undoes from then on', async () => {
  const folder = join(temporaryFolder(), '汇总')
  cpSync(join(import.meta.dirname, '../../fixtures/city-folders/b83c7d95'), folder, { recursive: true })
  const city = must(await openCity(folder))
  onTestFinished(() => closeCity(city))
  const before = await recordOf(city)
  expect(before.map(({ number, undoable }) => [number, undoable])).toEqual([
    [10, [10]],
    ...[[9], [6], [5], [4], [3], [2], [1]].map(([number]) => [number, []]),
  ])
  expect(problemOf(await undoInCity(city, { events: [9], by: '' })).code).toBe('city-undo-none')
  const typed = { expert: '专家甲', number: '黄浦区/A01', criterion: '技术', by: '样例市级经办人' }
  must(await typeScore(city, { ...typed, score: '40' }))
  must(await undoInCity(city, { events: [11], by: '样例市级经办人' }))
  const [best] = await reviewedApplications(city, { category: 'enterprise', dropping: false })
  expect([best?.district, best?.combined?.mean]).toEqual(['黄浦区', '81.50'])
})
