import { describe, expect, it } from 'vitest'
import { differenceText, editionDifference } from '../../../src-domain/city/edition-difference.ts'
import { relationOf, type Standing, whichStands } from '../../../src-domain/city/which-stands.ts'

const edition = (number: number, day: number, hash = `${number} ${day}`) => ({
  ...{ number, hash, frozenAt: `2023-08-0${day}T00:00:00.000Z` },
})

describe('a district’s editions', () => {
  it('are older or newer where number and time agree, else unclear', () => {
    const standing = edition(2, 5)
    for (const [given, relation] of [
      [edition(3, 6), 'newer'],
      [edition(3, 5), 'newer'],
      [edition(1, 4), 'older'],
      [edition(1, 5), 'older'],
      [edition(1, 6), 'unclear'],
      [edition(3, 4), 'unclear'],
      [edition(2, 5), 'same'],
      [edition(2, 5, '另一台电脑'), 'unclear'],
      [edition(2, 6), 'unclear'],
    ] as const)
      expect([given, relationOf(given, standing)]).toEqual([given, relation])
  })

  it('stand as they came, what an officer preferred until a newer comes', () => {
    const given = (number: number, of: ReturnType<typeof edition>, preferredAt?: number): Standing => ({
      ...{ uid: String(number), number, edition: of, preferredAt },
    })
    const uidOf = (...packages: Standing[]) => whichStands(packages).stands?.uid
    expect(uidOf()).toBeUndefined()
    expect(uidOf(given(2, edition(2, 5)), given(1, edition(1, 4)))).toBe('2')
    expect(uidOf(given(1, edition(2, 5)), given(2, edition(1, 4)))).toBe('1')
    expect(uidOf(given(1, edition(2, 5)), given(2, edition(1, 4), 2))).toBe('2')
    expect(uidOf(given(1, edition(2, 5)), given(2, edition(1, 4), 7), given(8, edition(3, 6)))).toBe('8')
    expect(uidOf(given(1, edition(2, 5)), given(2, edition(1, 4), 8), given(8, edition(3, 6)))).toBe('2')
    const apart = [given(1, edition(2, 5)), given(2, edition(1, 4)), given(3, edition(1, 6))]
    expect([...whichStands(apart).aside]).toEqual([
      ['2', { is: 'older', than: 2 }],
      ['3', { is: 'unclear', than: 2 }],
    ])
    expect([...whichStands([...apart, given(4, edition(1, 6), 4)]).aside.keys()]).toEqual(['2', '3'])
    // What is older than what stands stays aside also where it is newer than another.
    expect(uidOf(given(1, edition(1, 1)), given(2, edition(3, 6)), given(3, edition(2, 3)))).toBe('2')
  })
})

it('tells line by line what a later edition says otherwise: ranks, cells, values of a year, files by their names', () => {
  const one = (application: string, rank: number, summary: string[]) => ({
    ...{ application, name: `样例${application}`, rank, category: 'e', summary: [String(rank), ...summary] },
  })
  const value = (year: number, of: string) => ({ key: 'revenue', year, label: `营业收入（${year} 年）`, value: of })
  const file = (application: string, path: string, sha256: string, role = 'attachment') => ({
    ...{ application, path, sha256, role },
  })
  const before = {
    applications: [one('A01', 1, ['甲']), one('A02', 2, ['乙']), one('A03', 3, ['丙'])],
    papers: [{ application: 'A01', values: [value(2022, '100.0'), value(2021, '90')] }],
    files: [
      file('A01', '企业/01_样例A01/附件/04_审计.pdf', 'a'),
      file('A02', '企业/02_样例A02/附件/01_执照.pdf', 'b'),
      file('A01', '企业/01_样例A01/申报书.pdf', 'c', 'book'),
    ],
  }
  const after = {
    applications: [one('A02', 1, ['乙二']), one('A01', 2, ['甲']), one('A04', 3, ['丁'])],
    papers: [{ application: 'A01', values: [value(2022, '100.00')] }],
    files: [
      file('A01', '企业/02_样例A01/附件/04_审计.pdf', 'z'),
      file('A02', '企业/01_样例A02/附件/01_执照.pdf', 'b'),
      { path: '推荐汇总表_盖章扫描件.pdf', sha256: 's', role: 'scan' },
      file('A01', '企业/02_样例A01/申报书.pdf', 'd', 'book'),
    ],
  }
  const columns = [
    { title: '序号', from: { kind: 'rank' as const } },
    { title: '名称', from: { kind: 'field' as const, key: 'name' } },
  ]
  expect(editionDifference(before, after, () => columns).map(differenceText)).toEqual([
    '报送包 新增文件 推荐汇总表_盖章扫描件.pdf',
    '样例A02（A02） 由第 2 位到第 1 位',
    '样例A02（A02） 名称：“乙”改为“乙二”',
    '样例A01（A01） 由第 1 位到第 2 位',
    '样例A01（A01） 营业收入（2022 年）：“100.0”改为“100.00”，营业收入（2021 年）：“90”改为“”',
    '样例A01（A01） 换过文件 04_审计.pdf',
    '新增 样例A04（A04），第 3 位',
    '不再推荐 样例A03（A03），原第 3 位',
  ])
})

it('tells a value once that stands in the summary too, and every other that changed alike', () => {
  const columns = [
    { title: '序号', from: { kind: 'rank' as const } },
    { title: '法定代表人', from: { kind: 'field' as const, key: 'legalPerson' } },
    { title: '2022 年收入', from: { kind: 'field' as const, key: 'revenue', year: 2022 } },
  ]
  const given = (person: string, figure: string) => ({
    applications: [{ application: 'A01', name: '样例', rank: 1, category: 'e', summary: ['1', person, figure] }],
    papers: [
      {
        application: 'A01',
        values: [
          { key: 'legalPerson', label: '法定代表人', value: person },
          { key: 'contact', label: '联系人', value: person },
          { key: 'revenue', year: 2022, label: '营业收入（2022 年）', value: figure },
          { key: 'revenue', year: 2021, label: '营业收入（2021 年）', value: figure },
        ],
      },
    ],
    files: [],
  })
  expect(editionDifference(given('甲', '1'), given('乙', '2'), () => columns)).toEqual([
    {
      ...{ is: 'changed', application: 'A01', name: '样例' },
      cells: [
        { title: '法定代表人', from: '甲', to: '乙' },
        { title: '2022 年收入', from: '1', to: '2' },
        { title: '联系人', from: '甲', to: '乙' },
        { title: '营业收入（2021 年）', from: '1', to: '2' },
      ],
    },
  ])
})
