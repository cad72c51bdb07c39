/*
 * The officer's sitting in this window: what signing in has answered, said with each call (client.ts), and who it was.
 * It ends with the window; another tab is another sitting.
 */

const sessionKey = 'session'
const lastKey = 'session.last'

export function keptSession(): string | undefined {
  return sessionStorage.getItem(sessionKey) ?? undefined
}

export function keepSession(session: string, officer: string): void {
  sessionStorage.setItem(sessionKey, session)
  sessionStorage.setItem(lastKey, officer)
}

export function dropSession(): void {
  sessionStorage.removeItem(sessionKey)
}

/** Uid of who was signed in here last: asked first, and their steps go on being theirs. */
export function lastOfficer(): string | undefined {
  return sessionStorage.getItem(lastKey) ?? undefined
}
