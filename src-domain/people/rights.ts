import { type Role, roles, roleTitles } from './officer.ts'

/** What a right lets one do, by who has it. Of `open` nothing is asked, not even who one is. */
export const rights = {
  open: undefined,
  /** Whoever is signed in. */
  any: roles,
  /** Take in, correct, rule, rank, freeze, make and deliver. */
  handle: ['handler'],
  review: ['reviewer'],
  /** Give back what was submitted, or unlock it. */
  giveBack: ['reviewer', 'head'],
  consent: ['head'],
  /** Officers, sign-off, and what puts another state in the place of this one. */
  manage: ['head'],
} as const satisfies Readonly<Record<string, readonly Role[] | undefined>>

export type Right = keyof typeof rights

export function hasRight(held: readonly Role[], right: Right): boolean {
  const needed: readonly Role[] | undefined = rights[right]
  return needed === undefined || needed.some((role) => held.includes(role))
}

/** Who has it, as officers say it: 复核或负责人. */
export function rightText(right: Right): string {
  return (rights[right] ?? []).map((role) => roleTitles[role]).join('或')
}
