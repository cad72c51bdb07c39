/**
 * Who acts, as the page tells the desk with each call: a header, which a message port and HTTP carry alike. Headers are
 * ASCII, names are not.
 */
export const officerHeader = 'desk-officer'

export function writeOfficer(name: string): string {
  return encodeURIComponent(name.toWellFormed())
}

/** Undefined for what `writeOfficer` has not written. */
export function readOfficer(header: string): string | undefined {
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}

/** Whose sitting a call belongs to, on a desk with people: what signing in has answered. */
export const sessionHeader = 'desk-session'
