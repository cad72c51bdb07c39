import { describe, expect, it } from 'vitest'
import { wholeSentence } from '../support/whole-sentence.ts'
import { failingDisks } from './disks.ts'
import { kills } from './kills.ts'
import { canTrace, powerCuts } from './power-cuts.ts'

/*
 * A seeded slice of `npm run test:faults`, which has a thousand moments of each kind.
 */

describe('what was acknowledged is there, and nothing half', () => {
  it('after kills at any moment of work, making, copying, restoring, migrating and handing over', async () => {
    const tally = await kills(7, 13)
    expect(tally.wrong).toEqual([])
    expect(tally.moments).toBe(7)
    // How many depends on the machine, too; without any the kills would prove nothing.
    expect(tally.acknowledged).toBeGreaterThan(0)
  })

  it.runIf(canTrace)('after a power cut at any moment of work, making, copying and restoring', async () => {
    const kind = 'editing,taking-in,copying,restoring,making'
    const tally = await powerCuts(7, { kind, seed: 21, actions: 10 })
    expect(tally.wrong).toEqual([])
    expect(tally.acknowledged).toBeGreaterThan(10)
  })

  it.runIf(canTrace)('on a disk that is full, or fails to write, which is told in words', async () => {
    const { wrong, refused } = await failingDisks(2, 2)
    expect(wrong).toEqual([])
    for (const { line } of refused) expect(line.message).toMatch(wholeSentence)
    expect(refused.map(({ line }) => line.code)).not.toContain('unexpected')
  })

  it.runIf(canTrace)('on a disk that gives some files no longer, while copies are made', async () => {
    const { wrong, refused } = await failingDisks(1, 126, undefined, 'unreadable files')
    expect(wrong).toEqual([])
    for (const { line } of refused) expect(line.message).toMatch(wholeSentence)
  })

  // The first call of all, while a folder is opened; and the record of a restore, in the copy that is staged for it.
  it.runIf(canTrace).each([
    ['vanished', 27],
    ['failing fsync', 160],
  ])('on a disk that refuses once, at any step: %s', async (failure, seed) => {
    const { wrong, refused } = await failingDisks(1, seed, undefined, failure)
    expect(wrong).toEqual([])
    expect(refused.length).toBeGreaterThan(0)
    for (const { line } of refused) expect(line.message).toMatch(wholeSentence)
  })
})
