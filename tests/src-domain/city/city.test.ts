import { describe, expect, it } from 'vitest'
import type { CityApplication } from '../../../src-domain/city/application.ts'
import { combineScores } from '../../../src-domain/city/combine-scores.ts'
import { fullMarks, readCriteria } from '../../../src-domain/city/criteria.ts'
import { doubleNotes, doublesAmong } from '../../../src-domain/city/doubles.ts'
import { readScores } from '../../../src-domain/city/read-scores.ts'

function one(district: string, unit: string, code?: string): CityApplication {
  const own = { district, application: 'A01', category: 'enterprise', rank: 1, name: unit, unit }
  return { ...own, ...(code !== undefined && { code }), modes: [], summary: [] }
}

describe('the same unit', () => {
  it('is known by its code whatever it is called, and by its name only where a code is lacking', () => {
    const found = doublesAmong([
      one('甲区', '样例泵业', '1'),
      one('乙区', '样例泵业集团', '1'),
      one('丙区', '样例电梯', '2'),
      one('丁区', '样例电梯', '3'),
      one('戊区', '样例（上海）阀门'),
      one('己区', '样例(上海)阀门', '4'),
    ])
    expect(found.map(({ by, applications }) => [by, applications.map(({ district }) => district)])).toEqual([
      ['code', ['甲区', '乙区']],
      ['name', ['戊区', '己区']],
    ])
    expect(doubleNotes(found, () => '企业').get('甲区/A01')).toBe('同一单位：乙区企业第 1 位')
  })
})

describe('experts’ scores', () => {
  const criteria = [
    { title: '技术', maximum: '40' },
    { title: '成效', maximum: '60' },
  ]
  const scores = (application: string, totals: readonly (readonly [string, string, string?])[]) =>
    totals.flatMap(([expert, technique, effect]) => [
      { expert, district: '甲区', application, criterion: '技术', score: technique },
      ...(effect === undefined ? [] : [{ expert, district: '甲区', application, criterion: '成效', score: effect }]),
    ])

  it('count where an expert has scored every criterion, exactly, the best first and equal ones in one order', () => {
    const given = [
      ...scores('A02', [
        ['甲', '0.1', '0.2'],
        ['乙', '0.3', '0'],
      ]),
      ...scores('A01', [
        ['甲', '0.2', '0.1'],
        ['丙', '40'],
      ]),
    ]
    expect(combineScores(given, criteria, { dropping: false })).toMatchObject([
      { application: 'A01', place: 1, mean: '0.30', counted: 1, spread: '0' },
      { application: 'A02', place: 1, mean: '0.30', counted: 2, spread: '0' },
    ])
  })

  it('give the next a place after all that share one, though three read the same to two decimals', () => {
    const given = [
      ...scores('A01', [['甲', '1', '0']]),
      ...scores('A02', [['甲', '1', '0']]),
      ...scores('A03', [['甲', '0.999', '0']]),
    ]
    const placed = combineScores(given, criteria, { dropping: false })
    expect(placed.map(({ application, mean, place }) => [application, mean, place])).toEqual([
      ['A01', '1.00', 1],
      ['A02', '1.00', 1],
      ['A03', '1.00', 3],
    ])
  })

  it('lose one highest and one lowest only of three and more', () => {
    const two = scores('A01', [
      ['甲', '10', '10'],
      ['乙', '40', '60'],
    ])
    const meanOf = (given: typeof two) => combineScores(given, criteria, { dropping: true })[0]?.mean
    expect(meanOf(two)).toBe('60.00')
    expect(meanOf([...two, ...scores('A01', [['丙', '30', '41']])])).toBe('71.00')
  })

  it('are by criteria with a title and something to be had', () => {
    expect(readCriteria(['技术：40', '成效:60.5'])?.map(({ maximum }) => maximum)).toEqual(['40', '60.5'])
    for (const bad of [[], ['技术'], ['技术:0'], [':40'], ['技术:40', '技术:60'], ['技术:四十']])
      expect(readCriteria(bad)).toBeUndefined()
    expect(fullMarks(criteria)).toBe('100')
  })

  it('are read from a sheet of these criteria alone, each fault by its cell', () => {
    const sheet = (head: string, ...lines: (readonly string[])[]) => ({
      name: '企业',
      rows: [['专家', '甲'], ['编号', '名称', head, '成效（满分 60）'], ...lines].map((cells, i) => ({
        row: i + 1,
        cells,
      })),
    })
    const known = new Map([['甲区/A01', { district: '甲区', application: 'A01' }]])
    expect(readScores(sheet('技术（满分 50）'), criteria, known)).toBeUndefined()
    const lines = [
      ['甲区/A01', '', '40', '60.5'],
      ['甲区/A01', '', '1', '1'],
      ['乙区/A01', '', '1', '1'],
      ['', '合计', '9', '9'],
    ]
    expect(readScores(sheet('技术（满分 40）', ...lines), criteria, known)).toEqual({
      expert: '甲',
      scores: [{ district: '甲区', application: 'A01', criterion: '技术', score: '40' }],
      faults: ['第 3 行“成效”超过满分 60', '第 4 行：编号“甲区/A01”出现两次', '第 5 行：编号“乙区/A01”不在汇总里'],
    })
  })
})
