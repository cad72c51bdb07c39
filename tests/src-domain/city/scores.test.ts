import { describe, expect, it } from 'vitest'
import { combineScores } from '../../../src-domain/city/combine-scores.ts'
import { fullMarks, readCriteria } from '../../../src-domain/city/criteria.ts'
import { readScores } from '../../../src-domain/city/read-scores.ts'

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

  it('are read however experts write them, and none is passed over that stands there', () => {
    const known = new Map(
      ['甲区/A01', '甲区/A02', '乙区/A01'].map((number) => {
        const [district = '', application = ''] = number.split('/')
        return [number, { district, application }]
      }),
    )
    const rows = [
      { row: 2, cells: ['专家', ' 甲　'] },
      { row: 4, cells: ['编号', '名称', '技术（满分 40）', '成效（满分 60）', '合计'] },
      { row: 5, cells: ['乙区/A01', '', '３９．５', ' 60 ', ''], odd: new Map([[4, '是公式']]) },
      { row: 6, cells: ['甲区／A02', '', '0', '0'] },
      { row: 7, cells: ['甲区/A01', '', '', ''] },
      { row: 8, cells: ['', '平均', '20', '30'] },
    ]
    expect(readScores({ name: '企业', rows }, criteria, known)).toEqual({
      expert: '甲',
      scores: [
        { district: '乙区', application: 'A01', criterion: '技术', score: '39.5' },
        { district: '乙区', application: 'A01', criterion: '成效', score: '60' },
        { district: '甲区', application: 'A02', criterion: '技术', score: '0' },
        { district: '甲区', application: 'A02', criterion: '成效', score: '0' },
      ],
      faults: [],
    })
    const wrong = [
      { row: 5, cells: ['甲区/A01', '', '良好', '90分'] },
      {
        row: 6,
        cells: ['甲区/A02', '', '', ''],
        odd: new Map([
          [2, '是公式'],
          [3, '是公式'],
        ]),
      },
      { row: 7, cells: ['', '样例公司', '30', '40'] },
      { row: 8, cells: ['乙区/A01', '', '-1', '80%'] },
    ]
    expect(readScores({ name: '企业', rows: [...rows.slice(0, 2), ...wrong] }, criteria, known)?.faults).toEqual([
      ...['第 5 行“技术”不是数', '第 5 行“成效”不是数', '第 6 行“技术”是公式', '第 6 行“成效”是公式'],
      ...['第 7 行有分数，没有编号', '第 8 行“技术”小于 0', '第 8 行“成效”不是数'],
    ])
  })
})
