import { describe, expect, it } from 'vitest'
import { wholeSentence } from '../support/whole-sentence.ts'
import { failingDisks } from './disks.ts'
import { kills } from './kills.ts'
import { canTrace, powerCuts } from './power-cuts.ts'

/*
 * A seeded slice of `npm run test:faults`, which has a thousand moments of each kind.
 */

describe('what was acknowledged is there, and nothing half', () => {
  it('after kills at any moment of work, making, copying, restoring and migrating', async () => {
    const tally = await kills(7, 20231)
    expect(tally.wrong).toEqual([])
    expect(tally.moments).toBe(7)
    // How many depends on how fast the machine is; without any the kills would prove nothing.
    expect(tally.acknowledged).toBeGreaterThan(0)
  })

  it.runIf(canTrace).for([
    ['everything', 9],
    ['restoring', 2],
  ] as const)('after a power cut at any moment of %s', async ([kind, actions]) => {
    const tally = await powerCuts(12, { kind, seed: 20232, actions })
    expect(tally.wrong).toEqual([])
    expect(tally.acknowledged).toBeGreaterThan(10)
  })

  it.runIf(canTrace)('on a disk that is full, or fails to write, which is told in words', async () => {
    const { wrong, refused } = await failingDisks(2, 20233)
    expect(wrong).toEqual([])
    for (const { line } of refused) expect(line.message).toMatch(wholeSentence)
    expect(refused.map(({ line }) => line.code)).not.toContain('unexpected')
  })
})
