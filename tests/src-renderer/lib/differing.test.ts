import { expect, it } from 'vitest'
import { differing } from '../../../src-renderer/lib/differing.ts'

it('marks a short text that differs as a whole', () => {
  expect(differing('43,112', '43,500')).toEqual([
    ['', '43,112', ''],
    ['', '43,500', ''],
  ])
})

it('marks in a long text only what was changed', () => {
  const [one, other] = differing(
    '公司成立于二〇〇八年，主营工业泵的研发制造与运维服务。',
    '公司成立于二〇一八年，主营工业泵的研发制造与运维服务。',
  )
  expect([one[1], other[1]]).toEqual(['〇', '一'])
  expect(one.join('')).toBe('公司成立于二〇〇八年，主营工业泵的研发制造与运维服务。')
})

it('marks nothing in two long texts that have little in common', () => {
  const [one, other] = differing(
    '形成服务流程规范和培训教材，可供同行业企业借鉴。',
    '近三年服务合同额年均增长两成以上，客户续约率高。',
  )
  expect([one[1], other[1]]).toEqual(['', ''])
})
