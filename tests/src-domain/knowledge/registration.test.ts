import { describe, expect, test } from 'vitest'
import { registrationRegion } from '../../../src-domain/knowledge/registration.ts'
import scheme from '../../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

const place = (address: string, code?: string) => registrationRegion(address, code, scheme.region)

describe('where an address is', () => {
  test.each([
    '上海市徐汇区样例路100号',
    '　　上海徐汇区漕溪样例路9号',
    '徐汇区样例路1号',
    '徐汇漕溪样例路9号',
    '浦东张江样例路100号',
    '浦东新区样例路1号',
    '崇明县城桥镇样例路1号',
    '卢湾区淮海中路样例弄1号',
    '中国（上海）自由贸易试验区样例路1号',
    '(上海)自由贸易试验区样例路1号',
    '中国上海市静安区样例路1号',
    '黄浦区南京东路1号',
    '200030 上海市徐汇区样例路1号',
    '注册地址：上海市徐汇区样例路1号',
    '样例大厦，上海市徐汇区样例路1号',
  ])('%s is in Shanghai', (address) => {
    expect(place(address).place).toBe('inside')
  })

  test.each([
    '江苏省昆山市上海路1号',
    '昆山市花桥镇绿地大道1号',
    '昆山花桥样例路1号',
    '浙江省嘉兴市样例路1号',
    '北京市海淀区样例路1号',
    '北京海淀区样例路1号',
    '海南省三亚市样例路1号',
    '苏州工业园区样例路1号',
    '中国（浙江）自由贸易试验区样例路1号',
    '香港特别行政区样例道1号',
    '南京市上海路1号',
  ])('%s is elsewhere', (address) => {
    expect(place(address).place).toBe('elsewhere')
  })

  // Shanghai's streets carry the names of provinces, cities and districts.
  test.each([
    '张江路100号',
    '南京西路1266号',
    '北京东路2号',
    '江苏路1号',
    '四川北路1号',
    '中山东一路1号',
    '浦东大道1号',
    '宝山路1号',
    '上海路1号',
    '长宁县样例路1号',
    '1 Sample Road, Singapore',
    '新加坡样例路1号',
    '',
  ])('%s is for the officer to say', (address) => {
    expect(place(address).place).toBe('unknown')
  })
})

test('the registering authority in the credit code is named, but does not decide', () => {
  expect(place('张江路100号', '91310115MA1TEAT11K')).toEqual({ place: 'unknown', empty: false, registeredHere: true })
  expect(place('上海市徐汇区样例路1号', '91320583MA1TEAT11K')).toEqual({
    place: 'inside',
    opening: '上海市',
    authority: '江苏',
  })
  expect(place('昆山市样例路1号', '91310104MA1TEAT11K')).toEqual({
    place: 'elsewhere',
    opening: '昆山市',
    registeredHere: true,
  })
})
