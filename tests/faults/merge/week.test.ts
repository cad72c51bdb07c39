import { describe, expect, it } from 'vitest'
import { week } from './week.ts'

/** A slice of `npm run test:merge`; `MERGE_SEED` takes another week. */
const seed = Number(process.env.MERGE_SEED ?? 20_230_727)

describe('a week on laptops of their own', () => {
  it.each([
    ['two', { laptops: 2, applications: 4, actions: 60 }],
    ['three in a ring', { laptops: 3, applications: 3, actions: 40 }],
  ])('of %s: all that was acknowledged stands or was shown, and is in the history', async (_, size) => {
    const { wrong, conflicts, taken } = await week({ ...size, seed })
    expect(wrong).toEqual([])
    expect(Math.min(conflicts, taken)).toBeGreaterThan(0)
  })
})
