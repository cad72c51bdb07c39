import { describe, expect, it } from 'vitest'
import { remainingTime } from '../../../src-renderer/lib/remaining.ts'

/** What is guessed, second by second, on the way through these fractions. */
function guesses(fractions: readonly number[]): (number | undefined)[] {
  const guess = remainingTime()
  return fractions.map((fraction, i) => guess({ at: 1000 * i, fraction }))
}

describe('the time a long step still takes', () => {
  it('is not guessed from next to nothing, where it would be wrong by a multiple', () => {
    expect(guesses([0, 0.001, 0.002, 0.003, 0.03])).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  it('is what an even pace leaves', () => {
    expect(guesses([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]).slice(3)).toEqual([7, 6, 5, 4])
  })

  it('does not run away while one part takes long', () => {
    const even = [0, 0.1, 0.2, 0.3, 0.4, 0.5]
    const shown = guesses([...even, ...Array.from({ length: 5 }, () => 0.5)]).slice(5) as number[]
    for (const [i, seconds] of shown.entries()) {
      expect(seconds).toBeLessThanOrEqual(10)
      if (i > 0) expect(Math.abs(seconds - (shown[i - 1] ?? 0))).toBeLessThanOrEqual(2)
    }
  })

  it('is guessed anew when a second step begins', () => {
    expect(guesses([0, 0.25, 0.5, 0.75, 0, 0.1, 0.2, 0.3]).slice(4)).toEqual([undefined, undefined, undefined, 7])
  })
})
