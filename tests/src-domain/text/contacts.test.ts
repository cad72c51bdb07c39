import { describe, expect, test } from 'vitest'
import { checkEmail, checkPhone, checkUrl } from '../../../src-domain/text/contacts.ts'

describe('telephone numbers', () => {
  test.each([
    '13800000002',
    '138 0000 0002',
    '138-0000-0002',
    '+8613800000002',
    '0086 138 0000 0002',
    '021-64000001',
    '(021)64000001',
    '（021）64000001',
    '021 6400 0001',
    '０２１－６４０００００１',
    '64000003',
    '0512-6000000',
    '0512-60000001',
    '+86 21 6400 0001',
    '021-64000007转801',
    '021-64000007-801',
    '021-64000007分机801',
    '021-64000007 ext.801',
    '021-64000007（801）',
    '400-820-8820',
    '8008208820',
    '021-64000001、13800000002',
    '021-64000001/64000002',
    '13800000002；13900000005',
    '13800000002 13900000005',
    '手机：13800000002（微信同号）',
    '+852 2800 0000',
  ])('%s can be reached', (raw) => {
    expect(checkPhone(raw)).toEqual({ ok: true })
  })

  test.each([
    ['1380000000', '11 位，现为 10 位'],
    ['138000000022', '11 位，现为 12 位'],
    ['12000000000', '号段'],
    ['6400001', '7 位'],
    ['021-6400001', '区号'],
    ['021-640000012', '区号'],
    ['512-60000001', '位数'],
    ['400-820-882', '位数'],
    ['13800000002、1390000', '“1390000”'],
    ['电话见附件', '不像电话号码'],
    ['', '没有填写'],
  ])('%s is questioned: %s', (raw, reason) => {
    expect(checkPhone(raw)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })

  test('are as long as those of the place they are from', () => {
    const shanghai = { place: '上海', digits: 8 } as const
    expect(checkPhone('6400001', shanghai)).toEqual({
      ok: false,
      reason: '“6400001”只有 7 位，上海固定电话为 8 位，外地号码请加区号',
    })
    expect(checkPhone('640-0001转801', { place: '样例', digits: 7 })).toEqual({ ok: true })
  })
})

describe('e-mail addresses', () => {
  test.each([
    'contact@example.com ',
    'ＬＩＦＴ＠example.com',
    'a@example.com;b@example.cn',
    'a@example.com b@example.com',
    'a.b-c_d@mail.example.com.cn',
    '样例联系人 <a@example.com>',
    '邮箱：a@example.com',
  ])('%s can be written to', (raw) => {
    expect(checkEmail(raw)).toEqual({ ok: true })
  })

  test.each([
    ['contact@example。com', '中文句号'],
    ['contact.example.com', '缺少“@”'],
    ['a@@example.com', '不止一个“@”'],
    ['a b@example.com', '空格'],
    ['a@example', '域名'],
    ['a@example.con', '域名'],
    ['张三@example.com', '中文'],
    ['a..b@example.com', '多余的点'],
    ['a@example.com；b', '“b”'],
    ['', '没有填写'],
  ])('%s is questioned: %s', (raw, reason) => {
    expect(checkEmail(raw)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })
})

describe('web addresses', () => {
  test.each([
    'https://platform.example.com',
    'www.example.com',
    'example.com/path?x=1',
    'https：//example.com',
    'http://192.0.2.1:8080',
    '样例.中国',
    'http://a.example.com；http://b.example.com',
  ])('%s can be opened', (raw) => {
    expect(checkUrl(raw)).toEqual({ ok: true })
  })

  test.each([
    ['微信小程序：样例', '小程序'],
    ['http:/example.com', '开头'],
    ['www example com', '空格'],
    ['www。example。com', '中文句号'],
    ['无', '没有填写'],
  ])('%s is questioned: %s', (raw, reason) => {
    expect(checkUrl(raw)).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  })
})

test('what is as long as a page is no contact, and is told so at once', () => {
  const page = 'a'.repeat(1_000_000)
  for (const check of [checkPhone, checkEmail, checkUrl])
    expect(check(page)).toEqual({ ok: false, reason: expect.stringContaining('超过') })
})
