import { expect, it } from 'vitest'
import { cityExports } from '../../../../src-main/city/city.ts'
import { reviewedApplications, setCriteria, takeScores, writeSheets } from '../../../../src-main/city/experts.ts'
import { recordOf } from '../../../../src-main/city/record.ts'
import { scoreSheet, typeScore } from '../../../../src-main/city/type-scores.ts'
import { must, problemOf } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { by, districts, newCity, packages, type Store, take } from './city.ts'
import { fill } from './workbooks.ts'

export function reviewing(store: Store): void {
  it('has experts score on sheets of their own, and takes none whose scores are wrong', async () => {
    const city = await newCity(store)
    const [first] = await packages()
    await take(city, first)
    expect(problemOf(await writeSheets(city, { experts: ['专家甲'], out: cityExports(city) })).code).toBe(
      'city-criteria-none',
    )
    must(await setCriteria(city, { by, criteria: ['技术:40', '成效：60'] }))
    const experts = ['专家甲', '专家乙', '专家丙']
    const { paths } = must(await writeSheets(city, { experts, out: cityExports(city) }))
    const scores = [
      ['30', '50'],
      ['39.5', '60'],
      ['10', '20'],
    ]
    for (const [i, path] of paths.entries()) {
      const [technique = '', effect = ''] = scores[i] ?? []
      await fill(path, [
        [technique, effect],
        ['20', '40'],
        ['', ''],
      ])
      expect(must(await takeScores(city, { by, path }, workers))).toEqual({
        expert: experts[i],
        applications: 2,
        left: 0,
      })
    }
    const all = await reviewedApplications(city, { category: 'enterprise', dropping: false })
    expect(all.map(({ application, combined }) => [application, combined?.mean, combined?.spread])).toEqual([
      ...[
        ['A01', '69.83', '69.5'],
        ['A02', '60.00', '0'],
        ['A03', undefined, undefined],
      ],
    ])
    const [best] = await reviewedApplications(city, { category: 'enterprise', dropping: true })
    expect(best?.combined).toMatchObject({ mean: '80.00', counted: 1, highest: '99.5', lowest: '30' })
    await fill(paths[0] ?? '', [
      ['41', '50'],
      ['20', ''],
      ['', ''],
    ])
    const { code, message } = problemOf(await takeScores(city, { by, path: paths[0] ?? '' }, workers))
    expect([code, message]).toEqual(['city-scores-wrong', expect.stringMatching(/“技术”超过满分 40.*“成效”没有打分/)])
    expect((await reviewedApplications(city, { category: 'enterprise', dropping: false }))[0]?.combined?.mean).toBe(
      '69.83',
    )
    const typed = { expert: '专家甲', number: `${districts[0]}/A03`, by }
    expect(problemOf(await typeScore(city, { ...typed, criterion: '技术', score: '40.5' })).code).toBe('city-score')
    expect(problemOf(await typeScore(city, { ...typed, criterion: '别的', score: '1' })).code).toBe('city-score')
    for (const [criterion, score] of [
      ['技术', '12'],
      ['技术', '２０.５'],
      ['成效', '30'],
    ] as const)
      must(await typeScore(city, { ...typed, criterion, score }))
    const { rows } = await scoreSheet(city, { category: 'enterprise', expert: '专家甲' })
    expect(rows.map(({ scores }) => scores.join())).toEqual(['30,50', '20,40', '20.5,30'])
    const placed = await reviewedApplications(city, { category: 'enterprise', dropping: false })
    expect(placed.map(({ combined }) => [combined?.place, combined?.mean])).toEqual([
      [1, '69.83'],
      [2, '60.00'],
      [3, '50.50'],
    ])
    must(await typeScore(city, { ...typed, criterion: '成效', score: '' }))
    expect((await recordOf(city))[0]?.text).toBe('录入专家甲的评分 4 项')
    expect(problemOf(await setCriteria(city, { by, criteria: ['技术:100'] })).code).toBe('city-scores-there')
  })

  it('keeps no score by criteria that another officer is just changing', async () => {
    const city = await newCity(store)
    await take(city, (await packages())[0])
    must(await setCriteria(city, { by, criteria: ['技术:40'] }))
    const typed = { expert: '专家甲', number: `${districts[0]}/A01`, criterion: '技术', score: '38', by }
    const [kept, set] = await Promise.all([typeScore(city, typed), setCriteria(city, { by, criteria: ['技术:30'] })])
    // Whichever was first, the other was told.
    expect([kept.ok, set.ok].toSorted()).toEqual([false, true])
    const { criteria, rows } = await scoreSheet(city, { category: 'enterprise', expert: '专家甲' })
    expect([criteria[0]?.maximum, rows[0]?.scores]).toEqual(kept.ok ? ['40', ['38']] : ['30', ['']])
  })

  it('reads a sheet as it comes back from an office program, and says what it read nothing of', async () => {
    const city = await newCity(store)
    const [first] = await packages()
    await take(city, first)
    must(await setCriteria(city, { by, criteria: ['技术:40', '成效：60'] }))
    const { paths } = must(await writeSheets(city, { experts: ['专家甲'], out: cityExports(city) }))
    const path = paths[0] ?? ''
    await fill(path, [
      ['３０', 50.25],
      [20, '40'],
    ])
    expect(must(await takeScores(city, { by, path }, workers))).toMatchObject({ applications: 2, left: 0 })
    await fill(path, [
      [31, 50.25],
      [null, null],
    ])
    expect(must(await takeScores(city, { by, path }, workers))).toMatchObject({ applications: 1, left: 1 })
    const scores = async () => {
      const { rows } = await scoreSheet(city, { category: 'enterprise', expert: '专家甲' })
      return rows.map(({ scores }) => scores.join())
    }
    expect(await scores()).toEqual(['31,50.25', '20,40', ','])
    await fill(path, [
      [
        { formula: '10+20', result: 30 },
        { formula: '20+20', result: 40 },
      ],
    ])
    expect(problemOf(await takeScores(city, { by, path }, workers)).message).toMatch(/“技术”是公式.*“成效”是公式/)
    expect(await scores()).toEqual(['31,50.25', '20,40', ','])
  })
}
