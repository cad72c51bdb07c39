import { describe, expect, test } from 'vitest'
import { legalPerson } from '../../../src-domain/knowledge/legal-person.ts'

const verdict = (name: string, registrationType?: string, creditCode?: string) =>
  legalPerson({ name, ...(registrationType ? { registrationType } : {}), ...(creditCode ? { creditCode } : {}) })
    .verdict

describe('independent legal persons', () => {
  test.each([
    ['上海样例泵业集团有限公司', '有限责任公司（自然人投资或控股）'],
    ['上海样例电梯股份有限公司', '其他股份有限公司(上市)'],
    ['样例分析仪器有限公司', ''],
    ['中国样例总公司', '全民所有制'],
    ['样例厂', '集体所有制'],
    ['样例厂', '股份合作制'],
    ['样例有限公司', '有限责任公司（自然人独资）'],
    ['样例有限公司', '有限责任公司（合伙企业投资）'],
    ['样例有限公司（筹）', '民营企业'],
    ['样例研究院', '事业单位法人'],
    ['样例服务中心', '民办非企业单位'],
  ])('%s, %s', (name, type) => {
    expect(verdict(name, type)).toBe('yes')
  })

  test('a valid code tells where name and type do not, an invalid one never', () => {
    expect(verdict('样例研究院', undefined, '1231010442500TEA6Q')).toBe('yes')
    expect(verdict('样例服务中心', undefined, '51310104MJTEA0018Y')).toBe('yes')
    expect(verdict('样例服务部', undefined, '92310104MA1TEA9T30')).toBe('no')
    expect(verdict('样例服务部', undefined, '91310104MA1TEAT11K')).toBe('unclear')
    expect(verdict('样例研究院', undefined, '1231010442500TEA6R')).toBe('unclear')
  })
})

describe('not independent', () => {
  test.each([
    ['样例泵业有限公司徐汇分公司', '有限责任公司（自然人投资或控股）'],
    ['样例泵业有限公司', '有限责任公司分公司(自然人投资或控股)'],
    ['样例有限公司上海办事处（驻沪）', ''],
    ['样例有限公司第二营业部', ''],
    ['样例创业投资合伙企业（有限合伙）', '有限合伙企业'],
    ['样例会计师事务所（特殊普通合伙）', ''],
    ['样例服务中心', '个人独资企业'],
    ['样例五金经营部', '个体工商户'],
  ])('%s, %s', (name, type) => {
    expect(verdict(name, type)).toBe('no')
  })
})

test.each([
  ['样例平台', ''],
  ['样例有限公司', '合伙企业'],
  ['样例服务中心', '民营企业'],
])('%s, %s is for the officer to say', (name, type) => {
  expect(verdict(name, type)).toBe('unclear')
})

test('a company with the code of a sole trader is a contradiction', () => {
  expect(verdict('样例有限公司', '有限责任公司', '92310104MA1TEA9T30')).toBe('unclear')
})
