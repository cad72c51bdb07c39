import { describe, expect, it } from 'vitest'
import { type Estimate, estimateOf, totalOf, withoutRepeats } from '../../../src-domain/policies/estimate.ts'
import { policyLibrary } from '../../../src-domain/policies/library.ts'

/** The estimates of a measure of the library, by answers on its asks. */
function estimates(document: string, entry: string, answers: Readonly<Record<string, string>>): Estimate[] {
  const found = policyLibrary()
    .find(({ id }) => id === document)
    ?.entries.find(({ id }) => id === entry)
  return withoutRepeats((found ?? expect.unreachable()).supports.map((s) => estimateOf(s, (ask) => answers[ask])))
}

const amounts = (found: readonly Estimate[]) => found.map((e) => (e.state === 'estimated' ? e.amount : e.state))

describe('an estimate, reckoned by hand', () => {
  it('1. is a share of the base below the ceiling: 1234.56 × 20 % = 246.912, to the last decimal', () => {
    expect(amounts(estimates('measures2024', 'industrialPlatforms', { input: '1234.56' }))).toEqual(['246.912'])
  })

  it('2. is the ceiling where the share is more: 5000.01 × 20 % = 1000.002 > 1000, while 5000 × 20 % = 1000 is just it', () => {
    const [over] = estimates('measures2024', 'industrialPlatforms', { input: '5000.01' })
    expect(over).toMatchObject({ amount: '1000', how: '5,000.01 × 20% = 1,000.002，超过上限，按 1,000 计' })
    expect(estimates('measures2024', 'industrialPlatforms', { input: '5000' })).toMatchObject([
      { amount: '1000', how: '5,000 × 20% = 1,000' },
    ])
  })

  it('3. has no ceiling where the text has none: interest of 0.3 × 50 % = 0.15, and of 9999.9 it is 4999.95', () => {
    expect(amounts(estimates('measures2024', 'design', { interest: '0.3' }))).toEqual(['waiting', '0.15'])
    expect(amounts(estimates('measures2024', 'design', { interest: '9999.9' }))).toEqual(['waiting', '4999.95'])
  })

  it('4. is a sum given once, for what is so, and nothing for what is not: 50 for the title', () => {
    expect(amounts(estimates('measures2024', 'serviceManufacturing', { title: '是' }))).toEqual(['waiting', '50'])
    expect(amounts(estimates('measures2024', 'serviceManufacturing', { title: '否' }))).toEqual(['waiting', 'unmet'])
  })

  it('5. asks for a least amount: cleaner production of 25 gives 5, of 24.99 nothing', () => {
    expect(amounts(estimates('measures2024', 'carbon', { cleaner: '25' }))).toEqual(['waiting', '5', 'waiting'])
    expect(amounts(estimates('measures2024', 'carbon', { cleaner: '24.99' }))).toEqual(['waiting', 'unmet', 'waiting'])
  })

  it('6. is so much a unit: 7 firms × 2.5 = 17.5', () => {
    expect(amounts(estimates('measures2024', 'internetServices', { diagnosed: '7' }))).toEqual([
      'waiting',
      '17.5',
      'waiting',
    ])
  })

  it('7. is so much a unit up to the ceiling: 6666 t × 0.15 = 999.9; 6667 t × 0.15 = 1000.05 > 1000', () => {
    expect(amounts(estimates('measures2024', 'carbon', { coal: '6666' })).at(-1)).toBe('999.9')
    expect(amounts(estimates('measures2024', 'carbon', { coal: '6667' })).at(-1)).toBe('1000')
  })

  it('8. goes by level: national 150, provincial 50, municipal 20', () => {
    const of = (level: string) => amounts(estimates('jiaxing2024', 'serviceTitles', { level }))[0]
    expect([of('国家级'), of('省级'), of('市级')]).toEqual(['150', '50', '20'])
  })

  it('9. goes by the highest step that is passed, not only reached: 5000 is over 2000 → 10, 5000.01 is over 5000 → 20', () => {
    const of = (revenue: string) => amounts(estimates('jiaxing2024', 'separation', { revenue }))[0]
    expect([of('2000'), of('2000.01'), of('5000'), of('5000.01'), of('12000')]).toEqual([
      'unmet',
      '10',
      '10',
      '20',
      '50',
    ])
  })

  it('10. counts the highest of exclusive ones alone (就高不重复): of 100 and 200 the 200, of 30 and 30 the first', () => {
    const smart = estimates('jiaxing2024', 'smart', {
      level: '省级未来工厂培育（试点）',
      national: '国家智能制造示范企业',
    })
    expect(smart).toMatchObject([{ amount: '100', insteadOf: '国家称号' }, { amount: '200' }])
    expect(totalOf(smart)).toBe('200')
    const equal = estimates('jiaxing2024', 'smart', { level: '省级数字化车间', national: '国家智能制造优秀场景' })
    expect(equal).toMatchObject([{ amount: '30' }, { amount: '30', insteadOf: '省级称号' }])
    expect(totalOf(equal)).toBe('30')
  })

  it('adds up what is not exclusive: a national green factory 150, two more titles 2 × 150, saving water 10', () => {
    expect(totalOf(estimates('jiaxing2024', 'greenTitles', { level: '国家级', national: '2', water: '是' }))).toBe(
      '460',
    )
  })

  it('11. is a ceiling where the text has nothing else: 60 from 300 firms on; and no figure where there is none', () => {
    expect(amounts(estimates('jiaxing2024', 'crossBorder', { served: '300' }))).toEqual(['60'])
    expect(amounts(estimates('jiaxing2024', 'crossBorder', { served: '299' }))).toEqual(['unmet'])
    expect(amounts(estimates('measures2024', 'artificialIntelligence', {}))).toEqual(['stated'])
  })

  it('12. is nothing while a condition is answered by 否: 51 % of the shares', () => {
    const answers = { revenue: '12000', excess: '100' }
    expect(amounts(estimates('jiaxing2024', 'separation', { ...answers, share: '否' }))).toEqual([
      'unmet',
      'unmet',
      'unmet',
    ])
    // 50 for the revenue, 100 × 50 % = 50 for the taxes.
    expect(totalOf(estimates('jiaxing2024', 'separation', { ...answers, share: '是' }))).toBe('100')
  })
})
