import { describe, expect, it } from 'vitest'
import { estimateOf, termsOf, totalOf, withoutRepeats } from '../../../src-domain/policies/estimate.ts'
import { policyLibrary } from '../../../src-domain/policies/library.ts'

/*
 * Written by another reader than the library's, from the source documents alone: what each measure gives, and estimates
 * reckoned by hand, one and more for each kind of rule.
 */

const supportsOf = (document: string, entry: string) =>
  policyLibrary()
    .find(({ id }) => id === document)
    ?.entries.find(({ id }) => id === entry)?.supports ?? expect.unreachable(`${document}.${entry}`)

const given: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  measures2024: {
    serviceManufacturing: ['20%，最高 1,000 万元', '一次性 50 万元'],
    industrialPlatforms: ['20%，最高 1,000 万元'],
    internetServices: ['最高 50 万元', '每家 2.5 万元', '30%，最高 2,000 万元'],
    dataSharing: ['30%，最高 2,000 万元', '30%，最高 2,000 万元'],
    artificialIntelligence: ['按另行规定执行，要点表没有金额'],
    supplyChain: ['30%，最高 2,000 万元', '30%，最高 500 万元', '30%，最高 500 万元'],
    carbon: ['20%，最高 1,000 万元', '不少于 25，一次性 5 万元', '每吨标准煤 0.15 万元，最高 1,000 万元'],
    logistics: [
      '10%，最高 1,000 万元',
      '50%，最高 2,000 万元',
      '5%，最高 2,000 万元',
      '30%，最高 500 万元',
      '每条 50 万元',
    ],
    design: ['50%，最高 300 万元', '50%'],
    testing: ['一次性 50 万元', '一次性 100 万元', '30%，最高 50 万元', '主导 100 万元，参与 20 万元'],
    standards: ['最高 30 万元'],
    bondedRepair: ['政策许可，不涉及资金'],
  },
  jiaxing2024: {
    smart: [
      '省级未来工厂（全球“灯塔工厂”） 300 万元，省级未来工厂培育（试点） 100 万元，省级智能工厂 50 万元，省级数字化车间 30 万元',
      '国家智能制造示范企业 200 万元，国家智能制造优秀场景 30 万元',
    ],
    greenTitles: ['国家级 150 万元，省级 50 万元，市级 20 万元', '每项 150 万元', '一次性 10 万元', '一次性 5 万元'],
    serviceTitles: [
      '国家级 150 万元，省级 50 万元，市级 20 万元',
      '国家级 150 万元，省级 50 万元，市级 20 万元',
      '一次性 50 万元',
    ],
    separation: [
      '超过 10,000 万元的 50 万元，超过 5,000 万元的 20 万元，超过 2,000 万元的 10 万元',
      '超过 200,000 万元的 50 万元，超过 100,000 万元的 20 万元，超过 50,000 万元的 10 万元',
      '50%',
    ],
    separationStatistics: ['统计和评价的处理，不涉及资金'],
    separationAccess: ['手续便利，不涉及资金'],
    outsourcing: ['“一定比例”，条文没有写明'],
    outsourcingGrades: ['条文没有写明金额'],
    outsourcingResearch: ['税前加计扣除，按税务规定办理，不在此估算'],
    crossBorder: ['不少于 300，最高 60 万元'],
  },
}

describe('what each measure gives', () => {
  it('is what the sources say, and no other measure gives anything', () => {
    const measures = policyLibrary().flatMap(({ id, entries }) =>
      entries.filter(({ supports }) => supports.length > 0).map((entry) => `${id}.${entry.id}`),
    )
    const read = Object.entries(given).flatMap(([document, entries]) =>
      Object.keys(entries).map((entry) => `${document}.${entry}`),
    )
    expect(new Set(measures)).toEqual(new Set(read))
    for (const [document, entries] of Object.entries(given))
      for (const [entry, terms] of Object.entries(entries))
        expect(supportsOf(document, entry).map(termsOf), `${document}.${entry}`).toEqual(terms)
  })
})

describe('estimates reckoned by hand', () => {
  const reckon = (document: string, entry: string, answers: Readonly<Record<string, string>>) =>
    withoutRepeats(supportsOf(document, entry).map((support) => estimateOf(support, (ask) => answers[ask])))
  const amounts = (...asked: Parameters<typeof reckon>) =>
    reckon(...asked).flatMap((e) => (e.state === 'estimated' ? e.amount : []))

  it.each([
    // A share below its ceiling: 38888.88 × 5 % = 1944.444.
    ['measures2024', 'logistics', { leased: '38888.88' }, ['1944.444']],
    // A share above it: 777.77 × 50 % = 388.885; one that is just it: 600 × 50 % = 300.
    ['measures2024', 'design', { input: '777.77' }, ['300']],
    ['measures2024', 'design', { input: '600' }, ['300']],
    // A share without one: 123.457 × 50 % = 61.7285.
    ['jiaxing2024', 'separation', { excess: '123.457', share: '是' }, ['61.7285']],
    // A sum given once, for what is so.
    ['measures2024', 'testing', { authority: '是', foreign: '否' }, ['100']],
    // A sum from a least amount on.
    ['measures2024', 'carbon', { cleaner: '24.9999' }, []],
    ['measures2024', 'carbon', { cleaner: '30.5' }, ['5']],
    // So much a unit: 3 × 50 = 150.
    ['measures2024', 'logistics', { routes: '3' }, ['150']],
    // So much a unit up to a ceiling: 5432.1 × 0.15 = 814.815; 6666.67 × 0.15 = 1000.0005.
    ['measures2024', 'carbon', { coal: '5432.1' }, ['814.815']],
    ['measures2024', 'carbon', { coal: '6666.67' }, ['1000']],
    // By level.
    ['jiaxing2024', 'greenTitles', { level: '省级', national: '3' }, ['50', '450']],
    ['measures2024', 'testing', { standard: '参与' }, ['20']],
    // By the step that is passed, not only reached.
    ['jiaxing2024', 'separation', { trade: '100000' }, ['10']],
    ['jiaxing2024', 'separation', { trade: '100000.01' }, ['20']],
    ['jiaxing2024', 'separation', { trade: '250000' }, ['50']],
    // A ceiling and no more is said.
    ['measures2024', 'internetServices', { listed: '是' }, ['50']],
    ['jiaxing2024', 'crossBorder', { served: '1000' }, ['60']],
    // A condition answered by 否 takes what rests on it and no more: the title stands by itself.
    ['measures2024', 'serviceManufacturing', { input: '800', integrated: '是', title: '是' }, ['160', '50']],
    ['measures2024', 'serviceManufacturing', { input: '800', integrated: '否', title: '是' }, ['50']],
    // No figure.
    ['jiaxing2024', 'outsourcingResearch', {}, []],
  ] as const)('%s %s %j come to %j', (document, entry, answers, expected) => {
    expect(amounts(document, entry, answers)).toEqual(expected)
  })

  it('count one of several exclusive ones: revenue over 5000 万元 (20) and trade over 20 亿元 (50) are 50', () => {
    const found = reckon('jiaxing2024', 'separation', { revenue: '6000', trade: '250000' })
    expect(found).toMatchObject([{ amount: '20', insteadOf: '收入首次超过（批零贸易）' }, { amount: '50' }, {}])
    expect(totalOf(found)).toBe('50')
  })

  it('count one input once, whichever measures it is put into: 900 × 10 % = 90 and 900 × 30 % = 270 are 270', () => {
    const both = [
      ...supportsOf('measures2024', 'logistics').filter(({ title }) => title === '智能物流装备'),
      ...supportsOf('measures2024', 'supplyChain').filter(({ title }) => title === '供应链管理系统'),
    ]
    expect(totalOf(withoutRepeats(both.map((support) => estimateOf(support, () => '900'))))).toBe('270')
    expect(
      totalOf(withoutRepeats(both.map((support) => estimateOf(support, (ask) => (ask === 'system' ? '900' : '901'))))),
    ).toBe('360.1')
  })
})
