import { expect, it } from 'vitest'
import { duplicateLine } from '../../../../src-renderer/screens/application/duplicate-line.ts'

const own = {
  id: 'A01',
  category: 'enterprise',
  name: '上海样例泵业集团有限公司',
  creditCode: '91310104MA1TEATA59',
  folder: '01样例泵业',
} as const
const again = { ...own, id: 'A12', folder: '12样例泵业_修改稿' }

it('tells by what another application is one of the same applicant where the names differ', () => {
  expect(duplicateLine(own, again, '示范企业')).toBe(
    '同一单位还有一份示范企业申报：A12“12样例泵业_修改稿”。请并列比较，保留一份。',
  )
  const renamed = { ...again, name: '上海样例泵业科技有限公司' }
  expect(duplicateLine(own, renamed, '示范企业')).toBe(
    'A12“上海样例泵业科技有限公司”与本件名称不同，统一社会信用代码相同。请并列比较：确是同一单位的保留一份，填错的请更正。',
  )
  const otherCode = { ...renamed, creditCode: '91310104MA1TEAT38B' }
  expect(duplicateLine(own, otherCode, '示范企业')).toContain('与本件名称不同，申报单位相同')
  expect(duplicateLine(own, { ...renamed, category: 'platform' }, '示范企业')).toBe(
    '同一单位另有一份申报：A12“上海样例泵业科技有限公司”。',
  )
})
