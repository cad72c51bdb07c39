import { describe, expect, test } from 'vitest'
import standard from '../../../src-domain/knowledge/gbt4754-2017.json' with { type: 'json' }
import { readIndustry, sectionName } from '../../../src-domain/knowledge/industry.ts'

describe('the table of GB/T 4754—2017', () => {
  const codes = Object.keys(standard.names)
  const inManufacturing = codes.filter((c) => (standard.sections.C.divisions as string[]).includes(c.slice(0, 2)))
  const count = (list: string[], digits: number) => list.filter((c) => c.length === digits).length

  test('has the 20 sections, 97 divisions and 473 groups of the standard, each code below its parent', () => {
    expect(Object.keys(standard.sections).join('')).toBe('ABCDEFGHIJKLMNOPQRST')
    expect(
      Object.values(standard.sections)
        .flatMap((s) => s.divisions)
        .sort(),
    ).toEqual(codes.filter((c) => c.length === 2).sort())
    expect([count(codes, 2), count(codes, 3)]).toEqual([97, 473])
    expect(codes.filter((c) => c.length > 2 && !codes.includes(c.slice(0, -1)))).toEqual([])
  })

  test('has all 31 divisions, 179 groups and 609 classes of manufacturing', () => {
    expect([2, 3, 4].map((digits) => count(inManufacturing, digits))).toEqual([31, 179, 609])
  })
})

describe('所属行业 with a code', () => {
  test.each([
    ['C3441 泵及真空设备制造', 'C', '3441'],
    ['3441', 'C', '3441'],
    ['C34', 'C', '34'],
    ['C-34', 'C', '34'],
    ['Ｃ３４４１', 'C', '3441'],
    ['c3441泵', 'C', '3441'],
    ['通用设备制造业（C34）', 'C', '34'],
    ['C43 金属制品、机械和设备修理业', 'C', '43'],
    ['L7243 社会经济咨询', 'L', '7243'],
    ['I6434 互联网生产服务平台', 'I', '6434'],
    ['按GB/T4754-2017，C3491 工业机器人制造', 'C', '3491'],
  ])('%s is %s %s', (raw, section, code) => {
    expect(readIndustry(raw)).toMatchObject({ section, code, basis: 'code' })
    expect(readIndustry(raw).conflict).toBeUndefined()
  })

  test('a letter alone is a section', () => {
    expect(readIndustry('C')).toEqual({ section: 'C', name: '制造业', basis: 'code' })
  })
})

describe('所属行业 by name', () => {
  test.each([
    ['电梯、自动扶梯及升降机制造', 'C', '3435'],
    ['制造业-通用设备制造业', 'C', '34'],
    ['制造业>专用设备制造业>医疗仪器设备及器械制造', 'C', '358'],
    ['专用设备制造', 'C', '35'],
    ['计算机、通信及其他电子设备制造业', 'C', '39'],
    ['泵、阀门、压缩机及类似机械的制造', 'C', '344'],
    ['制造业', 'C', undefined],
    ['C制造业', 'C', undefined],
    ['软件和信息技术服务业', 'I', '65'],
    ['汽车修理与维护', 'O', '8111'],
    ['工业设计服务', 'M', '7491'],
  ])('%s is %s', (raw, section, code) => {
    const reading = readIndustry(raw)
    expect(reading).toMatchObject({ section, basis: 'name' })
    expect(reading.code).toBe(code)
  })

  test.each(['装备制造', '研发和制造', '食品加工', '3D打印设备制造', 'T恤制造'])(
    '%s is told by its ending only',
    (raw) => {
      expect(readIndustry(raw)).toMatchObject({ section: 'C', basis: 'ending' })
    },
  )

  test.each(['智能制造服务', '仪器仪表销售', '数据加工', '高端装备', '2022年', ''])('%s tells nothing', (raw) => {
    expect(readIndustry(raw)).toMatchObject({ basis: 'none' })
    expect(readIndustry(raw).section).toBeUndefined()
  })
})

describe('所属行业 that contradicts itself has no section', () => {
  test.each([
    ['C7243 社会经济咨询', 'L 租赁和商务服务业'],
    ['L3441 泵及真空设备制造', 'C 制造业'],
    ['7243 泵及真空设备制造', 'C 制造业'],
    ['L7243 泵制造', '泵制造'],
    ['C3441 泵的销售', '泵的销售'],
    ['C3441、L7243', '不同门类'],
    ['制造业、批发业', 'F 批发和零售业'],
    ['L制造业', 'C 制造业'],
    ['C99', '不在国民经济行业分类中'],
  ])('%s: %s', (raw, words) => {
    const reading = readIndustry(raw)
    expect(reading.conflict).toContain(words)
    expect(reading.section).toBeUndefined()
  })
})

test('sections have names', () => {
  expect(sectionName('C')).toBe('制造业')
  expect(sectionName('Z')).toBeUndefined()
})
