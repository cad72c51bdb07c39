import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { application, finding, type Values } from '../../support/application.ts'

const enterprise = (values: Values) => application('enterprise', { values })

describe('在沪注册', () => {
  it.each<[address: string, Outcome]>([
    ['上海市徐汇区样例路1号', 'pass'],
    ['徐汇区样例路1号', 'pass'],
    ['中国（上海）自由贸易试验区样例路1号', 'pass'],
    ['江苏省苏州市样例区上海路1号', 'fail'],
    ['苏州市上海街1号', 'fail'],
    ['浙江省嘉兴市样例路2号', 'fail'],
    ['样例路1号', 'manual'],
    ['', 'manual'],
  ])('“%s”: %s', (address, outcome) => {
    expect(finding('registered', enterprise({ address })).outcome).toBe(outcome)
    expect(finding('registered', application('platform', { values: { address } })).outcome).toBe(outcome)
  })

  it('is decided by the address: a code registered elsewhere may have moved here', () => {
    const moved = finding('registered', enterprise({ creditCode: '91320000MA1TEATA5X' }))
    expect(moved).toMatchObject({ outcome: 'pass', figures: { 注册地址: '上海市徐汇区样例路1号' } })
  })
})

describe('独立法人资格', () => {
  it.each<[Values, Outcome]>([
    [{}, 'pass'],
    [{ name: '样例集团有限公司上海分公司' }, 'fail'],
    [{ name: '样例集团上海办事处', registrationType: '分支机构' }, 'fail'],
    [{ name: '上海样例管理中心（有限合伙）', registrationType: '有限合伙企业' }, 'fail'],
    [{ name: '上海样例经营部', registrationType: '个体工商户' }, 'fail'],
    [{ registrationType: '有限责任公司（自然人独资）' }, 'pass'],
    [{ name: '样例机械', registrationType: '其他' }, 'manual'],
    [{ name: '' }, 'manual'],
  ])('%j: %s', (values, outcome) => {
    expect(finding('legalPerson', enterprise(values)).outcome).toBe(outcome)
  })

  it("is the operator's, not the platform's", () => {
    const platform = (operator: string) => application('platform', { values: { operator } })
    expect(finding('operatorLegalPerson', platform('上海样例科技有限公司')).outcome).toBe('pass')
    expect(finding('operatorLegalPerson', platform('上海样例科技有限公司徐汇分公司')).outcome).toBe('fail')
  })
})

describe('制造业企业', () => {
  it.each<[industry: string, Outcome]>([
    ['C3441 泵及真空设备制造', 'pass'],
    ['C34', 'pass'],
    ['3441', 'pass'],
    ['通用设备制造业', 'pass'],
    ['电梯、自动扶梯及升降机制造', 'pass'],
    ['L7243 社会经济咨询', 'fail'],
    ['软件和信息技术服务业', 'fail'],
    ['I6434 互联网生产服务平台', 'fail'],
    ['C7243 社会经济咨询', 'manual'],
    ['高端装备', 'manual'],
    ['', 'manual'],
  ])('“%s”: %s', (industry, outcome) => {
    expect(finding('manufacturing', enterprise({ industry })).outcome).toBe(outcome)
  })
})

describe('统一社会信用代码', () => {
  it('passes when both check characters are right', () => {
    expect(finding('creditCode', enterprise({ creditCode: '91310104MA1TEATA59' })).outcome).toBe('pass')
  })

  it('warns of a mistyped character and points at the likeliest, without ever blocking', () => {
    const found = finding('creditCode', enterprise({ creditCode: '91310104MA1TEA362U' }))
    expect(found.outcome).toBe('manual')
    expect(found.message).toMatch(/最可能是第 15 位“3”应为“T”/)
    expect(found.figures).toEqual({ 统一社会信用代码: '91310104MA1TEA362U' })
  })

  it.each([
    ['two neighbours exchanged', '91310104MA1TEAAT59', '第 15、16 位“AT”写颠倒（应为“TA”）'],
    ['a letter that is not used', '9131O104MA1TEATA59', '第 5 位“O”（应为“0”？）'],
    ['seventeen characters', '91310104MA1TEATA5', '应为 18 位，现为 17 位'],
    ['the old registration number', '310104000123456', '15 位工商注册号'],
  ])('says what is wrong with %s', (_, creditCode, words) => {
    const found = finding('creditCode', enterprise({ creditCode }))
    expect(found.outcome).toBe('manual')
    expect(found.message).toContain(words)
  })
})

describe('联系电话 and 电子邮箱', () => {
  it.each<[phone: string, Outcome]>([
    ['13800000001', 'pass'],
    ['138 0000 0001', 'pass'],
    ['+86-138-0000-0001', 'pass'],
    ['021-64000001', 'pass'],
    ['64000001', 'pass'],
    ['021-64000001转801', 'pass'],
    ['13800000001、64000001', 'pass'],
    ['1380000001', 'fail'],
    ['6400001', 'fail'],
    ['联系前台', 'fail'],
    ['', 'na'],
  ])('phone “%s”: %s', (phone, outcome) => {
    expect(finding('phone', enterprise({ phone })).outcome).toBe(outcome)
  })

  it.each<[email: string, Outcome]>([
    ['a.b@example.com', 'pass'],
    ['ａ＠example.com', 'pass'],
    ['a@example', 'fail'],
    ['a@example。com', 'fail'],
    ['aexample.com', 'fail'],
    ['', 'na'],
  ])('e-mail “%s”: %s', (email, outcome) => {
    expect(finding('email', enterprise({ email })).outcome).toBe(outcome)
  })

  it.each<[website: string, Outcome]>([
    ['https://platform.example.com', 'pass'],
    ['www.example.com', 'pass'],
    // A mini-programme has no address; that is for the officer, never against the applicant.
    ['微信小程序“样例平台”', 'manual'],
    ['', 'na'],
  ])('website “%s”: %s', (website, outcome) => {
    expect(finding('website', application('platform', { values: { website } })).outcome).toBe(outcome)
  })
})

describe('a 示范区 of another district', () => {
  it.each<[Values, Outcome]>([
    [{}, 'na'],
    [{ name: '上海市徐汇区人民政府' }, 'na'],
    [{ name: '黄浦区' }, 'manual'],
    [{ name: '浦东新区' }, 'manual'],
    [{ policyDocuments: '黄浦区推动服务型制造发展若干措施' }, 'manual'],
    [{ relatedPolicies: '徐汇区与黄浦区共建生产性服务业集聚区的意见' }, 'na'],
  ])('is known by its form, without a cover: %j: %s', (values, outcome) => {
    expect(finding('coverMatches', application('district', { values })).outcome).toBe(outcome)
  })

  it('is told with what the form says and which district the batch is of', () => {
    const values = { name: '黄浦区', policyDocuments: '黄浦区若干措施' }
    expect(finding('coverMatches', application('district', { values })).message).toBe(
      '申报表“区名称”写的是“黄浦区”、“发布本区推动服务型制造发展的专项政策文件名称”写的是“黄浦区”，本批次是“徐汇区”。',
    )
  })
})
