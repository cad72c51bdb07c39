/** What tells one package of a district from another: the district's own edition, and the order in which the city was given them. */
export type Standing = {
  readonly uid: string
  /** In the order they were taken, from 1. */
  readonly number: number
  readonly edition: EditionOf
  /** Preferred by an officer of the city, while so many packages had been taken. */
  readonly preferredAt?: number | undefined
}

export type EditionOf = { readonly number: number; readonly hash: string; readonly frozenAt: string }

/**
 * How a district's edition stands to another of its: by its number and the time it was frozen, as far as the two agree. They
 * need not: a desk that was restored, or two laptops that drifted apart, count the same number twice.
 */
export function relationOf(given: EditionOf, other: EditionOf): 'same' | 'newer' | 'older' | 'unclear' {
  if (given.hash === other.hash && given.number === other.number && given.frozenAt === other.frozenAt) return 'same'
  if (given.number > other.number && given.frozenAt >= other.frozenAt) return 'newer'
  if (given.number < other.number && given.frozenAt <= other.frozenAt) return 'older'
  return 'unclear'
}

/** What keeps a package aside: how it stood, as it came, to the edition that counted then. */
export type Aside = { readonly is: 'older' | 'unclear'; readonly than: number }

/**
 * Which of a district's packages counts: a newer one, or the same again, takes the place of the one before; one that is older
 * or of which it is not clear waits aside until an officer prefers it. Replayed in the order in which they came, so that what
 * is sent back and reinstated is as if it had not been. `aside` is by uid.
 */
export function whichStands<T extends Standing>(
  packages: readonly T[],
): { readonly stands: T | undefined; readonly aside: ReadonlyMap<string, Aside> } {
  const steps = packages.flatMap((one) => [
    { at: one.number, one, preferred: false },
    ...(one.preferredAt === undefined ? [] : [{ at: one.preferredAt, one, preferred: true }]),
  ])
  const aside = new Map<string, Aside>()
  let stands: T | undefined
  for (const { one, preferred } of steps.toSorted((a, b) => a.at - b.at || Number(a.preferred) - Number(b.preferred))) {
    const relation = stands && !preferred ? relationOf(one.edition, stands.edition) : 'newer'
    if (stands && (relation === 'older' || relation === 'unclear')) {
      aside.set(one.uid, { is: relation, than: stands.edition.number })
    } else {
      aside.delete(one.uid)
      stands = one
    }
  }
  return { stands, aside }
}
