import { describe, expect, test } from 'vitest'
import { recommendingPart } from '../../../src-domain/knowledge/recommending-part.ts'
import { type Region, registrationRegion } from '../../../src-domain/knowledge/registration.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { scheme } from '../../support/application.ts'
import { must } from '../../support/desk.ts'

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

const named = (...names: string[]) => names.map((name) => ({ name, formerly: [] as string[] }))

const jiangsu: Region = { level: 'province', code: '32', name: '江苏省', parts: named('南京市', '苏州市', '昆山市') }
const jiaxing: Region = {
  level: 'city',
  code: '3304',
  name: '嘉兴市',
  parts: [
    { name: '南湖区', formerly: ['秀城区'] },
    ...named('秀洲区', '海宁市', '平湖市', '桐乡市', '嘉善县', '海盐县'),
  ],
}
const county = (code: string, name: string, within: string): Region => ({
  level: 'county',
  code,
  name,
  within,
  parts: [],
})
const kunshan = county('320583', '昆山市', '苏州市')
const taixing = county('321283', '泰兴市', '泰州市')
const shuyang = county('321322', '沭阳县', '宿迁市')

describe('a region that is a province, a city or a county', () => {
  test.each<[string, Region, string]>([
    ['江苏省昆山市花桥镇样例路1号', jiangsu, '江苏省'],
    ['常熟市虞山镇样例路1号', jiangsu, '常熟市'],
    ['徐州市鼓楼区样例路1号', jiangsu, '徐州市'],
    ['浙江省嘉兴市海宁市样例路1号', jiaxing, '浙江省嘉兴市'],
    ['浙江省海宁市样例路1号', jiaxing, '浙江省海宁市'],
    ['浙江海宁经济开发区样例路1号', jiaxing, '浙江海宁'],
    ['海宁市长安镇样例路1号', jiaxing, '海宁市'],
    ['嘉善县惠民街道样例路1号', jiaxing, '嘉善县'],
    ['浙江省　嘉善县　ＸＸ路１号', jiaxing, '浙江省嘉善县'],
    ['嘉兴经济技术开发区样例路1号', jiaxing, '嘉兴'],
    ['秀城区样例路1号', jiaxing, '秀城区'],
    ['昆山市花桥镇样例路1号', kunshan, '昆山市'],
    ['江苏省苏州市昆山市样例路1号', kunshan, '江苏省苏州市昆山市'],
    ['江苏省昆山市样例路1号', kunshan, '江苏省昆山市'],
    ['苏州昆山高新区样例路1号', kunshan, '苏州昆山'],
    ['中国江苏省泰州市泰兴市样例路1号', taixing, '江苏省泰州市泰兴市'],
    ['江苏省沭阳县样例路1号', shuyang, '江苏省沭阳县'],
    ['沭阳经济技术开发区样例路1号', shuyang, '沭阳'],
  ])('%s is inside', (address, region, opening) => {
    expect(registrationRegion(address, undefined, region)).toEqual({ place: 'inside', opening })
  })

  test.each<[string, Region, string]>([
    ['浙江省嘉兴市海宁市样例路1号', jiangsu, '浙江省'],
    ['浙江省杭州市样例路1号', jiaxing, '浙江省杭州市'],
    ['浙江省金华市义乌市样例路1号', jiaxing, '浙江省金华市'],
    ['昆山市花桥镇样例路1号', jiaxing, '昆山市'],
    ['上海市徐汇区样例路1号', jiaxing, '上海市'],
    ['江苏省苏州市常熟市样例路1号', kunshan, '江苏省苏州市常熟市'],
    ['苏州市姑苏区样例路1号', kunshan, '苏州市姑苏区'],
    ['太仓市样例路1号', kunshan, '太仓市'],
    ['江苏省南京市样例路1号', taixing, '江苏省南京市'],
  ])('%s is elsewhere', (address, region, opening) => {
    expect(registrationRegion(address, undefined, region)).toMatchObject({ place: 'elsewhere', opening })
  })

  // What may well lie in it is never refused: the data may not name every county, nor the address every superior.
  test.each<[string, Region]>([
    ['浙江省义乌市样例路1号', jiaxing],
    ['浙江省经济开发区样例路1号', jiaxing],
    ['海宁路1号', jiaxing],
    ['嘉善路1号', jiaxing],
    ['苏州市花桥镇样例路1号', kunshan],
    ['苏州工业园区样例路1号', kunshan],
    ['江苏省苏州市高新区样例路1号', kunshan],
    ['花桥镇绿地大道1号', kunshan],
    ['江苏省', taixing],
  ])('%s is for the officer to say', (address, region) => {
    expect(registrationRegion(address, undefined, region).place).toBe('unknown')
  })

  test('whose registry a credit code is from is told by as many digits as the level has', () => {
    const code = (division: string) => `91${division}MA1TEAT11K`
    const registeredHere = (division: string, region: Region) =>
      registrationRegion('样例路1号', code(division), region).place === 'unknown' &&
      registrationRegion('样例路1号', code(division), region)
    expect(registeredHere('320583', kunshan)).toMatchObject({ registeredHere: true })
    expect(registeredHere('320581', kunshan)).toMatchObject({ registeredHere: false })
    expect(registeredHere('330481', jiaxing)).toMatchObject({ registeredHere: true })
    expect(registeredHere('330100', jiaxing)).toMatchObject({ registeredHere: false })
    expect(registrationRegion('海宁市样例路1号', code('330100'), jiaxing)).not.toHaveProperty('authority')
    expect(registrationRegion('海宁市样例路1号', code('310104'), jiaxing)).toMatchObject({ authority: '上海' })
  })
})

describe('where an address is, of the whole country', () => {
  const country: Region = { level: 'country', code: '', name: '全国', parts: [] }

  test.each([
    ['江苏省昆山市样例路1号', 'inside'],
    ['南京市样例路1号', 'inside'],
    ['中国（上海）自由贸易试验区样例路1号', 'inside'],
    ['内蒙古自治区包头市样例路1号', 'inside'],
    ['昆山市样例路1号', 'inside'],
    ['香港特别行政区样例道1号', 'elsewhere'],
    ['1 Sample Road, Singapore', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (address, where) => {
    expect(registrationRegion(address, '91310104MA1TEATA59', country).place).toBe(where)
  })
})

describe('which part of a region recommends', () => {
  const { region } = must(builtInNotice('jiangsu-2022')).scheme

  test.each([
    ['江苏省苏州市昆山市玉山镇样例路1号', '昆山市', { place: 'own' }],
    ['昆山花桥样例路1号', '昆山市', { place: 'own' }],
    ['江苏省苏州市吴中区样例路1号', '苏州市', { place: 'own' }],
    ['江苏省苏州市昆山市样例路1号', '苏州市', { place: 'other', part: '昆山市' }],
    ['昆山市花桥镇样例路1号', '苏州市', { place: 'other', part: '昆山市' }],
    ['江苏省苏州市吴中区样例路1号', '昆山市', { place: 'other', opening: '江苏省苏州市吴中区' }],
    ['南京市秦淮区样例路1号', '昆山市', { place: 'other', part: '南京市' }],
    ['沭阳县样例路1号', '宿迁市', { place: 'other', part: '沭阳县' }],
    // 苏州's own parks and towns may well lie in 昆山, or not.
    ['苏州市花桥镇样例路1号', '昆山市', { place: 'unknown' }],
    ['江苏省样例路1号', '南京市', { place: 'unknown' }],
  ])('%s of %s', (address, own, place) => {
    expect(recommendingPart(address, region, own)).toEqual(place)
  })

  test('a city that recommends by itself is told before the province it lies in', () => {
    const whole = must(builtInNotice('miit-2022')).scheme.region
    const told = (own: string) => recommendingPart('浙江省宁波市鄞州区样例路1号', whole, own)
    expect(told('北京市')).toEqual({ place: 'other', part: '宁波市' })
    expect(told('浙江省')).toEqual({ place: 'other', part: '宁波市' })
    expect(told('宁波市')).toEqual({ place: 'own' })
  })

  test('a district of a city, by its names of now and before', () => {
    const ours = (address: string) => recommendingPart(address, scheme.region, '黄浦区').place
    expect(ours('上海市黄浦区样例路1号')).toBe('own')
    expect(ours('卢湾区淮海中路样例弄1号')).toBe('own')
    expect(ours('浦东张江样例路100号')).toBe('other')
    expect(ours('上海市样例路1号')).toBe('unknown')
  })
})
