import { expect, it } from 'vitest'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok } from '../../src-domain/result.ts'
import { severalAtOnce } from '../../src-domain/several-at-once.ts'

const later = () => new Promise((settled) => setImmediate(settled))

it('answers in their order, with no more at once than may be', async () => {
  let [now, most] = [0, 0]
  const done = await severalAtOnce(3, [5, 1, 4, 2, 3], async (times) => {
    most = Math.max(most, ++now)
    for (let i = 0; i < times; i++) await later()
    now--
    return ok(times * 10)
  })
  expect([done, most]).toEqual([ok([50, 10, 40, 20, 30]), 3])
})

it.each(['fails', 'throws'])('begins none after one that %s, and ends once those under way have', async (how) => {
  const [begun, ended]: [number[], number[]] = [[], []]
  const all = severalAtOnce(2, [0, 1, 2, 3], async (one) => {
    begun.push(one)
    if (one === 0 && how === 'throws') throw new Error('a bug')
    if (one === 0) return failed(problem('no-desk'))
    for (let i = 0; i < 5; i++) await later()
    ended.push(one)
    return ok(one)
  })
  if (how === 'throws') await expect(all).rejects.toThrow('a bug')
  else expect((await all).ok).toBe(false)
  expect([begun, ended]).toEqual([[0, 1], [1]])
})
