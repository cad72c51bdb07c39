/** How far a long step was at a time, in milliseconds. */
export type Seen = { readonly at: number; readonly fraction: number }

/** Before so long, or so little of the way, a guess would be wrong by a multiple. */
const soonest = 3000
const least = 0.04
/** How much of a guess a new one takes the place of. */
const weight = 0.3

/**
 * Guesses how many seconds a long step still takes: by its average speed, smoothed so that the guess neither jumps nor
 * runs away when one part takes longer than others. Going back is a new step, which is guessed anew.
 */
export function remainingTime(): (seen: Seen) => number | undefined {
  let began: Seen | undefined
  let last: Seen | undefined
  let guess: number | undefined
  return (seen) => {
    if (!began || (last && seen.fraction < last.fraction)) {
      began = seen
      guess = undefined
    }
    const [taken, gone] = [seen.at - began.at, seen.fraction - began.fraction]
    const passed = last ? seen.at - last.at : 0
    last = seen
    if (taken < soonest || gone < least) return undefined
    const now = (taken / gone) * (1 - seen.fraction)
    guess = guess === undefined ? now : (1 - weight) * Math.max(0, guess - passed) + weight * now
    return Math.ceil(guess / 1000)
  }
}
