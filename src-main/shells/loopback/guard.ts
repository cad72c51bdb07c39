import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { bytesKeyParameter, callKeyHeader, type PageKeys } from '../../../src-domain/page-keys.ts'

/**
 * Who may ask the loopback server. Every program, every user and every page on the machine can reach its port. Pages of
 * other origins are told by what browsers send along. Only the browser that spent a one-time token has the cookie, and
 * as that goes to every port of the machine, it brings the program's own files and nothing else: whatever holds data
 * wants a key besides, which only the pages of this origin have.
 */
export type Guard = {
  /** An address that opens the desk once; `spent` is called then. */
  openingAddress(spent?: () => void): string
  /** The status to refuse with, or undefined when the request may go on. */
  refusal(request: IncomingMessage, asked: Asked): 401 | 403 | undefined
  /** The session for a token that has not been used yet. */
  exchange(token: string): Session | undefined
}

/** What a request asks for: the page that spends a token, the program's own files, stored bytes, or all the desk can do. */
export type Asked = 'opening' | 'program' | 'bytes' | 'call'

export type Session = { readonly cookie: string; readonly keys: PageKeys }

export const openingPath = '/open'

/** `origin` is the server's own, as http://127.0.0.1:40213. */
export function guardOf(origin: string): Guard {
  const { host, port } = new URL(origin)
  // Cookies are shared by all ports of a host, so the name keeps two desks apart.
  const name = `desk-${port}`
  const tokens = new Map<string, (() => void) | undefined>()
  const admitted = new Set<string>()

  return {
    openingAddress(spent) {
      const token = secret()
      tokens.set(token, spent)
      // What follows # reaches no server, no other page and no log: the page hands it over itself.
      return `${origin}${openingPath}#${token}`
    },

    refusal(request, asked) {
      const { method, headers } = request
      // Another name for this address is how a foreign page would reach it (DNS rebinding).
      if (headers.host !== host) return 403
      if (headers.origin !== undefined && headers.origin !== origin) return 403
      const reads = method === 'GET' || method === 'HEAD'
      // Whoever leads to the opening page can't make it spend a token they don't have; all else comes from our pages.
      const anywhere = asked === 'opening' && reads
      const site = headers['sec-fetch-site'] as string | undefined
      if (!anywhere && !['same-origin', 'none', undefined].includes(site)) return 403
      // Browsers say where a change comes from; what doesn't is no page of ours.
      if (!reads && headers.origin === undefined) return 403
      if (asked === 'opening') return undefined
      const key = keyOf(request, asked)
      return cookieValues(headers.cookie, name).some((cookie) => admitted.has(pass(asked, cookie, key)))
        ? undefined
        : 401
    },

    exchange(token) {
      const spent = tokens.get(token)
      if (!tokens.delete(token)) return undefined
      const [cookie, calls, bytes] = [secret(), secret(), secret()]
      admitted.add(pass('program', cookie, ''))
      admitted.add(pass('call', cookie, calls))
      admitted.add(pass('bytes', cookie, bytes))
      spent?.()
      return { cookie: `${name}=${cookie}; Path=/; HttpOnly; SameSite=Strict`, keys: { calls, bytes } }
    },
  }
}

/** What lets in, as one text: looked up whole, so that nothing can be found out piece by piece. */
function pass(asked: Asked, cookie: string, key: string): string {
  return `${asked} ${cookie} ${key}`
}

function keyOf({ headers, url = '' }: IncomingMessage, asked: Asked): string {
  if (asked === 'call') return String(headers[callKeyHeader] ?? '')
  if (asked === 'bytes') return new URLSearchParams(url.split('?')[1]).get(bytesKeyParameter) ?? ''
  return ''
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** All of that name: a page of another port may have put one of its own before ours. */
function cookieValues(header: string | undefined, name: string): string[] {
  const cookies = (header ?? '').split(';').map((part) => part.trim())
  return cookies.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1))
}
