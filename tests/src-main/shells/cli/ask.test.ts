import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { ask } from '../../../../src-main/shells/cli/ask.ts'

it.each([
  ['样例-甲乙丙丁-1\n', '样例-甲乙丙丁-1'],
  ['', ''],
])('a password that is typed as %j is %j, and is not shown', async (typed, password) => {
  const [input, err] = [new PassThrough(), new PassThrough()]
  const answer = ask('王负责的密码：', { input, err })
  input.end(typed)
  expect(await answer).toBe(password)
  expect(String(err.read())).toBe('王负责的密码：\n')
})
