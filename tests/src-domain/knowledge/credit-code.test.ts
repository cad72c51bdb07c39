import { describe, expect, test } from 'vitest'
import { checkCreditCode, flawText } from '../../../src-domain/knowledge/credit-code.ts'

describe('valid codes', () => {
  test.each(['91310000132260250X', '91310000631696382C', '91310000759565082B', '91310230MA1K05K83G'])('%s', (code) => {
    expect(checkCreditCode(code)).toEqual({ code, valid: true, kind: 'enterprise', regionCode: code.slice(2, 8) })
  })

  test.each([
    '９１３１０１０４ma1teat11k',
    '91310104-MA1TEAT11-K',
    ' 91310104 MA1TEAT11 K',
    '91310104MA1TEAT11K（三证合一）',
  ])('%s is read as 91310104MA1TEAT11K', (raw) => {
    expect(checkCreditCode(raw)).toMatchObject({ code: '91310104MA1TEAT11K', valid: true })
  })
})

describe('a mistyped code', () => {
  test('the 15th character of sample 06 is named as the likeliest', () => {
    const { valid, flaw, likely } = checkCreditCode('91310104MA1TEA362U')
    expect(valid).toBe(false)
    expect(likely?.[0]).toEqual({ position: 15, from: '3', to: 'T', code: '91310104MA1TEAT62U' })
    expect(flaw && flawText(flaw)).toContain('最可能是第 15 位“3”应为“T”')
  })

  test('every slip named makes the code valid', () => {
    for (const typed of ['91310104MA1TEA362U', '91310104MA1TEAT11J', '91310104MA1TETA11K', '91310107MA1TEAT11K']) {
      const { likely = [] } = checkCreditCode(typed)
      expect(likely.length).toBeGreaterThan(0)
      for (const slip of likely) expect(checkCreditCode(slip.code).valid).toBe(true)
    }
  })

  test.each([
    ['exchanged neighbours', '91310104MA1TETA11K', 14, '91310104MA1TEAT11K'],
    ['a letter for a digit', '91310I04MA1TEAT11K', 6, '91310104MA1TEAT11K'],
    ['a wrong last character', '91310104MA1TEAT11J', 18, '91310104MA1TEAT11K'],
    ['neighbours exchanged in the region', '91310140MA1TEAT11K', 7, '91310104MA1TEAT11K'],
  ])('%s is found', (_, typed, position, code) => {
    expect(checkCreditCode(typed).likely?.[0]).toMatchObject({ position, code })
  })

  test('no correction names a Shanghai district that never was', () => {
    const regions = checkCreditCode('91310104MA1TEAT11J').likely?.map((slip) => checkCreditCode(slip.code).regionCode)
    expect(regions).not.toContain('310704')
    expect(regions).not.toContain('310124')
  })

  test.each([
    ['9131O104MA1TEAT11K', '第 5 位“O”（应为“0”？）'],
    ['91310104MA1TEAT1IK', '第 17 位“I”（应为“1”？）'],
    ['91350100M000100Y4Z', '第 18 位“Z”（应为“2”？）'],
  ])('%s has a letter that codes do not use: %s', (raw, words) => {
    const { valid, flaw } = checkCreditCode(raw)
    expect(valid).toBe(false)
    expect(flaw && flawText(flaw)).toContain(words)
  })

  test.each([
    ['91310104MA1TEAT11', '现为 17 位'],
    ['310104000012345', '工商注册号'],
    ['MA1TEAT11', '组织机构代码'],
    ['', '没有填写'],
  ])('%s is not 18 characters long: %s', (raw, words) => {
    const { valid, flaw } = checkCreditCode(raw)
    expect(valid).toBe(false)
    expect(flaw && flawText(flaw)).toContain(words)
  })
})

test.each([
  ['12', 'institution'],
  ['51', 'social'],
  ['52', 'social'],
  ['91', 'enterprise'],
  ['92', 'individual'],
  ['93', 'farmer'],
  ['11', 'government'],
  ['35', 'other'],
])('codes beginning with %s are of kind %s', (start, kind) => {
  expect(checkCreditCode(`${start}310104MA1TEAT11K`).kind).toBe(kind)
})
