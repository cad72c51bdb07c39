/** Wrong passwords of one officer right after one another that cost no waiting: slips of the finger. */
const free = 2
const firstWait = 5_000
const longestWait = 15 * 60_000

/** Milliseconds to wait after so many wrong passwords right after one another: each wait is twice the one before. */
export function waitAfter(tries: number): number {
  return tries <= free ? 0 : Math.min(firstWait * 2 ** (tries - free - 1), longestWait)
}

/** Characters a password has at least. */
export const shortestPassword = 8

/** Minutes without a key, a click or a touch after which the desk of an officer with a password is locked. */
export const idleMinutes = 10
