import { describe, expect, it } from 'vitest'
import { noticeLimits } from '../../../src-domain/notices/limits.ts'
import { plainJson } from '../../../src-domain/notices/plain-json.ts'

describe('JSON that comes from outside', () => {
  it.each(['{}', '[]', 'null', '"甲\\n乙\\u4e00\\\\"', ' [1, -2.5, true, {"a":{"b":[]}}]\n', '\ufeff{"年份":2023}'])(
    'is read as any program reads it: %s',
    (text) => {
      expect(plainJson(text)).toEqual({ value: JSON.parse(text.replace('\ufeff', '')) })
    },
  )

  it.each([
    ['{"a":1,"a":2}', '', '“a”写了两次'],
    ['{"x":{"__proto__":{}}}', 'x', '不能用“__proto__”作名称'],
    ['{"constructor":1}', '', '不能用“constructor”作名称'],
    ['[1e9999]', '0', '第 1 行起不是合格的 JSON'],
    ['[NaN]', '0', '第 1 行起不是合格的 JSON'],
    ['[10000000000]', '0', '数字过大'],
    ['[1,]', '1', '第 1 行起不是合格的 JSON'],
    ['{"a":1}\n{"b":2}', '', '第 2 行起不是合格的 JSON'],
    ['[01]', '0', '第 1 行起不是合格的 JSON'],
    ['["\\ud800"]', '0', '文字里有看不见的控制字符'],
    ['{"a":["甲\u202e乙"]}', 'a.0', '文字里有看不见的控制字符'],
    ['{"\u0007a":1}', '', '文字里有看不见的控制字符'],
    ['["\r"]', '0', '文字里有看不见的控制字符'],
    ['', '', '第 1 行起不是合格的 JSON'],
    ['["', '0', '第 1 行起不是合格的 JSON'],
    [`["${'字'.repeat(noticeLimits.text + 1)}"]`, '0', `有一段文字超过 ${noticeLimits.text} 字`],
  ])('is refused with its place: %.40s', (text, place, sentence) => {
    expect(plainJson(text)).toEqual({ place, sentence })
  })

  it('is refused where it is nested deeper than any notice, however deep', () => {
    const depth = noticeLimits.depth + 1
    expect(plainJson('['.repeat(1_000_000))).toMatchObject({ sentence: `嵌套超过 ${depth - 1} 层` })
    expect(plainJson(`${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}`)).toHaveProperty('value')
  })
})
