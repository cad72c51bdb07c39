import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Who may ask the loopback server. Every program and every page on the machine can reach its port: pages of other
 * origins are told by what browsers send along, and only who has opened the one-time address has the cookie.
 */
export type Guard = {
  /** An address that opens the desk once: its token is exchanged for the session's cookie. */
  openingAddress(): string
  /** The status to refuse with, or undefined when the request may go on. */
  refusal(request: IncomingMessage): 401 | 403 | undefined
  /** The cookie for a token that has not been used yet. */
  exchange(token: string): string | undefined
}

export const openingPath = '/open/'

/** The one kind of request that needs no session yet. */
export function isOpening({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && url.startsWith(openingPath)
}

/** `origin` is the server's own, as http://127.0.0.1:40213. */
export function guardOf(origin: string): Guard {
  const { host, port } = new URL(origin)
  // Cookies are shared by all ports of a host, so the name keeps two desks apart.
  const cookie = `desk-${port}`
  const tokens = new Set<string>()
  const sessions = new Set<string>()

  return {
    openingAddress() {
      const token = secret()
      tokens.add(token)
      return `${origin}${openingPath}${token}`
    },

    refusal(request) {
      const { method, headers } = request
      // Another name for this address is how a foreign page would reach it (DNS rebinding).
      if (headers.host !== host) return 403
      if (headers.origin !== undefined && headers.origin !== origin) return 403
      if (!['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)) return 403
      // Browsers say where a change comes from; what doesn't is no page of ours.
      const reads = method === 'GET' || method === 'HEAD'
      if (!reads && headers.origin === undefined) return 403
      if (isOpening(request)) return undefined
      return sessions.has(cookieValue(headers.cookie, cookie)) ? undefined : 401
    },

    exchange(token) {
      if (!tokens.delete(token)) return undefined
      const session = secret()
      sessions.add(session)
      return `${cookie}=${session}; Path=/; HttpOnly; SameSite=Strict`
    },
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

function cookieValue(header: string | undefined, name: string): string {
  const cookies = (header ?? '').split(';').map((part) => part.trim())
  return cookies.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}
