import { expect, it } from 'vitest'
import { wellFormed } from '../../../src-domain/text/well-formed.ts'

it('goes through a part that stands in many places once: a call may hold one list twenty thousand times', () => {
  const list = ['半个字\ud800', { of: '\udc00' }]
  const made = wellFormed({ one: list, others: [list, list] })
  expect(made.one).toEqual(['半个字\ufffd', { of: '\ufffd' }])
  for (const other of made.others) expect(other).toBe(made.one)
})
