import { randomBytes } from 'node:crypto'
import type { Officer } from '../../src-domain/people/officer.ts'
import { idleMinutes } from '../../src-domain/people/tries.ts'

/**
 * Who is signed in at this running program: one officer a sitting, a window or a tab each. Kept in memory alone. A page
 * that has been idle ends its own; one that is gone without a word is forgotten a little later.
 */
export type Sessions = {
  /** Signs an officer in; returns what the page says with each call. */
  begin(officer: string): string
  /** The officer of a sitting that goes on. */
  officerOf(session: string): string | undefined
  /** Whether any of these is signed in. */
  isAnyOf(officers: readonly Pick<Officer, 'uid'>[]): boolean
  end(session: string): void
  /** Every sitting of an officer, but this one. */
  endOthers(officer: string, but: string): void
  endAll(): void
}

/** Milliseconds without any call after which a page counts as gone. An open one asks for a sign of life every few seconds. */
const patience = (idleMinutes + 1) * 60_000

export function newSessions(now: () => number = Date.now): Sessions {
  const going = new Map<string, { readonly officer: string; heard: number }>()
  const sweep = () => {
    for (const [session, { heard }] of going) if (now() - heard > patience) going.delete(session)
  }
  return {
    begin(officer) {
      sweep()
      const session = randomBytes(32).toString('base64url')
      going.set(session, { officer, heard: now() })
      return session
    },
    officerOf(session) {
      sweep()
      const known = going.get(session)
      if (known) known.heard = now()
      return known?.officer
    },
    isAnyOf(officers) {
      sweep()
      const signedIn = new Set([...going.values()].map(({ officer }) => officer))
      return officers.some(({ uid }) => signedIn.has(uid))
    },
    end: (session) => void going.delete(session),
    endOthers(officer, but) {
      for (const [session, sitting] of going) if (sitting.officer === officer && session !== but) going.delete(session)
    },
    endAll: () => going.clear(),
  }
}
