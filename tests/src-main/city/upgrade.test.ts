import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { closeCity, openCity } from '../../../src-main/city/city.ts'
import { consolidatedLists } from '../../../src-main/city/consolidated.ts'
import { reviewedApplications, setCriteria } from '../../../src-main/city/experts.ts'
import { cityOverview } from '../../../src-main/city/overview.ts'
import { recordOf } from '../../../src-main/city/record.ts'
import { must, temporaryFolder } from '../../support/desk.ts'

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
