import { describe, expect, test } from 'vitest'
import { addYears, readDate } from '../../../src-domain/text/date.ts'
import { readYears, yearsBetween } from '../../../src-domain/text/duration.ts'

const read = (raw: string) => readYears(raw, { asOf: '2023-08-10' })

describe('经营时长 written as a length', () => {
  test.each([
    ['18', '18'],
    ['4.5（截至目前）', '4.5'],
    ['18年（截至目前）', '18'],
    ['4年6个月', '4.5'],
    ['4 年 6 个 月', '4.5'],
    ['27个月', '2.25'],
    ['２４个月', '2'],
    ['三年半', '3.5'],
    ['两年零三个月', '2.25'],
    ['满2年', '2'],
    ['已运营5年', '5'],
    ['截至2023年6月已运营3年', '3'],
    ['半年', '0.5'],
    ['1.6', '1.6'],
    ['12.05', '12.05'],
    ['22.6', '22.6'],
    ['22年6个月', '22.5'],
    ['3年6月', '3.5'],
    ['18年', '18'],
    ['30年6月', '30.5'],
    ['100', '100'],
  ])('%s is %s years, sure', (raw, value) => {
    expect(read(raw)).toEqual({ value, certainty: 'sure' })
  })

  test('months are never rounded up: 23 months stay below two years', () => {
    expect(read('23个月')).toEqual({ value: '1.91', certainty: 'sure' })
  })

  test.each([
    ['约3年', '3'],
    ['成立于2005年5月，18年', '18'],
    ['22年', '22'],
  ])('%s is perhaps %s', (raw, value) => {
    expect(read(raw)).toMatchObject({ value, certainty: 'unsure', note: expect.any(String) })
  })

  test.each(['近3年', '3年多', '2年以上', '800天', '长期', '2023年9月'])('%s is a problem', (raw) => {
    expect(read(raw)).toEqual({ problem: expect.any(String) })
  })

  test.each(['', '无', '/', '—'])('%s counts as not filled in', (raw) => {
    expect(read(raw)).toEqual({ value: '', certainty: 'sure' })
  })
})

describe('经营时长 written as a start date', () => {
  test.each([
    ['2021-06-15上线', '2021-06-15', '2.15'],
    ['2021年6月', '2021-06-01', '2.19'],
    ['2021.6', '2021-06-01', '2.19'],
    ['自2015年3月起', '2015-03-01', '8.44'],
    ['二〇二一年六月十五日', '2021-06-15', '2.15'],
    ['2019.05.20—至今', '2019-05-20', '4.22'],
    ['2021年', '2021-12-31', '1.6'],
    ['2022', '2022-12-31', '0.6'],
    ['2022至今', '2022-12-31', '0.6'],
    ['自2022起', '2022-12-31', '0.6'],
    ['2019—2023', '2019-12-31', '3.6'],
    ['２０２２', '2022-12-31', '0.6'],
    ['二〇二二', '2022-12-31', '0.6'],
    ['202206', '2022-06-01', '1.19'],
    ['202206至今', '2022-06-01', '1.19'],
    ['2022 06', '2022-06-01', '1.19'],
    ['2022年06', '2022-06-01', '1.19'],
    ['22年6月', '2022-06-01', '1.19'],
    ['’22年6月起', '2022-06-01', '1.19'],
    ['05年3月15日成立', '2005-03-15', '18.4'],
    ['98年6月', '1998-06-01', '25.19'],
    ['22/6', '2022-06-01', '1.19'],
    ['22-06-15', '2022-06-15', '1.15'],
    ['22.06', '2022-06-01', '1.19'],
    ['2022¹', '2022-12-31', '0.6'],
  ])('%s counts from %s', (raw, since, value) => {
    expect(read(raw)).toMatchObject({ value, since, certainty: 'unsure', note: expect.stringContaining('起始日期') })
  })

  test.each([
    ['2021-08-10', '2023-08-10', '2'],
    ['2021-08-11', '2023-08-10', '1.99'],
    ['2020-02-29', '2022-02-28', '2'],
    ['2020-02-29', '2022-02-27', '1.99'],
    ['2020-02-29', '2024-02-28', '3.99'],
    ['2022-12-31', '2023-01-01', '0'],
  ])('from %s to %s are %s years by the calendar', (since, until, years) => {
    expect(yearsBetween(since, until)).toBe(years)
  })
})

describe('dates', () => {
  test.each([
    ['2023年7月6日', '2023-07-06'],
    ['2023 年 7 月 6 号', '2023-07-06'],
    ['2023/7/6', '2023-07-06'],
    ['2023.07.06', '2023-07-06'],
    ['２０２３－７－６', '2023-07-06'],
    ['二〇二三年七月六日', '2023-07-06'],
    ['二零二三年十二月三十一日', '2023-12-31'],
    ['20230706', '2023-07-06'],
    ['申报单位（章） 负责人（签章）\n2023年7月28日', '2023-07-28'],
    ['自2023年7月6日至2023年8月10日', '2023-08-10'],
    ['年 月 日', undefined],
    ['2023年7月', undefined],
    ['2023年2月30日', undefined],
    ['13820230706', undefined],
  ])('%s is %s', (raw, iso) => {
    expect(readDate(raw)).toBe(iso)
  })

  test('29 February is followed by 28 February in a common year', () => {
    expect(addYears('2020-02-29', 2)).toBe('2022-02-28')
    expect(addYears('2020-02-29', 4)).toBe('2024-02-29')
  })
})
