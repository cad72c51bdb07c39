import { describe, expect, test } from 'vitest'
import { characterCount, wordCount } from '../../../src-domain/text/characters.ts'
import { matchKey, plain } from '../../../src-domain/text/normalise.ts'
import { similarity } from '../../../src-domain/text/similar.ts'

describe('a value as typed', () => {
  test.each([
    ['full-width letters and digits become half-width', 'ＡＢＣ－１２３％＠', 'ABC-123%@'],
    ['every kind of space becomes one space', '\uFEFF上海\u3000样例\u00a0\t有限\r\n公司 ', '上海 样例 有限 公司'],
    ['zero-width characters disappear', '张\u200b三\u2060丰', '张三丰'],
    ['Chinese punctuation stays as typed', '样例（上海）：甲，乙；丙！？～', '样例（上海）：甲，乙；丙！？～'],
    ['rare characters of names stay', '㵥 䶮 𠮷 凉', '㵥 䶮 𠮷 凉'],
  ])('%s', (_, raw, value) => {
    expect(plain(raw)).toBe(value)
  })
})

describe('labels are recognised however they are retyped', () => {
  test.each([
    ['经营时长（年）\n（截至目前）', '经 营 时 长(年)（截至目前）：'],
    ['职 务', '职务'],
    ['注册资本 ----万元', '注册资本____万元'],
    ['规模以上工业增加值 (亿元)', '规模以上工业增加值（亿元）'],
    ['服务收入占比（%）', '服务收入占比（％）'],
    ['市级专精特新“小巨人”数量 (个)', '市级专精特新"小巨人"数量【个】'],
    ['*企业名称', '企业名称＊：'],
    ['可复制、可推广性', '可复制，可推广性'],
    ['GDP (亿元)', 'ｇｄｐ（亿元）'],
    ['凉山⻢车', '凉山马⻋'],
  ])('%s is %s', (printed, typed) => {
    expect(matchKey(typed)).toBe(matchKey(printed))
  })

  test('different labels keep different keys, and rare characters survive', () => {
    expect(matchKey('研发人员占比（%）')).not.toBe(matchKey('服务收入占比（%）'))
    expect(matchKey('2020-2022')).not.toBe(matchKey('20202022'))
    expect(matchKey('㵥䶮𠮷')).toBe('㵥䶮𠮷')
  })
})

describe('length of a text', () => {
  test('characters are counted without white space, each rare character as one', () => {
    expect(characterCount('一、企业 简介\n\u3000\u3000䶮𠮷。\u200b')).toBe(9)
  })

  test.each([
    ['服务型制造', 5],
    ['“好”，是。', 6],
    ['2023年营业收入增长31.5%', 9],
    ['PLC/DCS 与 MES 集成', 5],
    ['一 二\n三\u3000四', 4],
    ['——……', 4],
    ['', 0],
  ])('%s is %i 字 as Word counts', (text, words) => {
    expect(wordCount(text)).toBe(words)
  })
})

describe('similar headings', () => {
  test('one changed word is alike, another heading is not', () => {
    expect(similarity('区内企业服务型制造发展的整体情况', '本区企业服务型制造发展的整体情况')).toBeGreaterThan(0.8)
    expect(similarity('（一）服务能力', '服务能力')).toBeGreaterThan(0.5)
    expect(similarity('设计及研发能力', '供应链整合能力')).toBeLessThan(0.4)
    expect(similarity('平台建设', '平 台 建 设')).toBe(1)
    expect(similarity('', '')).toBe(0)
  })
})
