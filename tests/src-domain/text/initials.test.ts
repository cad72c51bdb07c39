import { expect, it } from 'vitest'
import { initialsOf } from '../../../src-domain/text/initials.ts'

it.each([
  ['上海样例泵业有限公司', 'shylbyyxgs'],
  ['徐汇区 ABC-3 号', 'xhqabc3h\nxhoabc3h'],
  ['爱欧唔讷哦', 'aowno'],
  ['重庆银行', 'zqyx\nzqyh\ncqyx\ncqyh'],
  ['张芮喆', 'zrz'],
])('%s is found by the first letters of its pinyin', (text, initials) => {
  expect(initialsOf(text)).toBe(initials)
})
