import { waitAfter } from '../../../src-domain/people/tries.ts'

/**
 * Slows whoever tries names and passwords from one address, besides what slows the tries of one officer
 * (desk/people/passwords.ts). Kept in memory: whoever can have the program started anew has the machine.
 */
export type Tries = {
  /** Counts a try before it is looked at. Milliseconds still to wait, 0 when it may be looked at. */
  begin(address: string): number
  /** It was wrong. Milliseconds to wait before the next one. */
  wrong(address: string): number
  /** It was right. */
  right(address: string): void
}

/** More addresses than any office has: those heard of longest ago are forgotten first. */
const most = 10_000

const none = { tries: 0, until: 0 }

export function newTries(now: () => number = Date.now): Tries {
  const known = new Map<string, { readonly tries: number; readonly until: number }>()
  /** A clock that was put back makes nobody wait longer than they had to. */
  const leftOf = (address: string) => {
    const { tries, until } = known.get(address) ?? none
    return Math.max(0, Math.min(until - now(), waitAfter(tries)))
  }
  return {
    begin(from) {
      const address = networkOf(from)
      const left = leftOf(address)
      if (left > 0) return left
      const { tries } = known.get(address) ?? none
      known.delete(address)
      known.set(address, { tries: tries + 1, until: now() + waitAfter(tries + 1) })
      for (const oldest of known.keys()) {
        if (known.size <= most) break
        known.delete(oldest)
      }
      return 0
    },
    wrong(from) {
      const address = networkOf(from)
      const { tries } = known.get(address) ?? none
      const wait = waitAfter(tries)
      // From now on: looking at it has taken a while.
      known.set(address, { tries, until: now() + wait })
      return wait
    },
    right: (address) => void known.delete(networkOf(address)),
  }
}

/** One machine has as many IPv6 addresses as it likes within its /64. */
export function networkOf(address: string): string {
  return address.includes(':') ? (address.split('%')[0]?.split(':').slice(0, 4).join(':') ?? address) : address
}
