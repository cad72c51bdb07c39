import { expect, it } from 'vitest'
import { knownFrom, noteOwn } from '../../../src-renderer/lib/own-steps.ts'

const step = (first: number, last: number) => ({ first, last, hash: '' })

it('knows the record as far as its own steps go on without a gap, and not over another’s', () => {
  for (const own of [step(5, 6), step(4, 4), step(9, 9)]) noteOwn(own)
  noteOwn(undefined)
  expect(knownFrom(3)).toBe(6)
  // 7 and 8 were another's; once they have been read, its own ninth is no news.
  expect(knownFrom(8)).toBe(9)
  expect(knownFrom(9)).toBe(9)
})
