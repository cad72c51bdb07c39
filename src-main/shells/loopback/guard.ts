import type { IncomingMessage } from 'node:http'
import { type Pass, passesOf, secret } from '../http/passes.ts'
import { type Asked, isForeign, openingPath } from '../http/who-asks.ts'

/**
 * Who may ask the loopback server. Every program, every user and every page on the machine can reach its port. Only the
 * browser that spent a one-time token has the cookie; whatever holds data wants a key besides (http/passes.ts).
 */
export type Guard = {
  /** An address that opens the desk once; `spent` is called then. */
  openingAddress(spent?: () => void): string
  /** The status to refuse with, or undefined when the request may go on. */
  refusal(request: IncomingMessage, asked: Asked): 401 | 403 | undefined
  /** The pass for a token that has not been used yet. */
  exchange(token: string): Pass | undefined
}

/** `origin` is the server's own, as http://127.0.0.1:40213. */
export function guardOf(origin: string): Guard {
  // Cookies are shared by all ports of a host, so the name keeps two desks apart.
  const passes = passesOf<'admitted'>(`desk-${new URL(origin).port}`)
  const tokens = new Map<string, (() => void) | undefined>()

  return {
    openingAddress(spent) {
      const token = secret()
      tokens.set(token, spent)
      // What follows # reaches no server, no other page and no log: the page hands it over itself.
      return `${origin}${openingPath}#${token}`
    },

    refusal(request, asked) {
      // Whoever leads to the opening page can't make it spend a token they don't have; all else comes from our pages.
      if (isForeign(origin, request, { arriving: asked === 'opening' })) return 403
      if (asked === 'opening') return undefined
      return passes.holderOf(request, asked) ? undefined : 401
    },

    exchange(token) {
      const spent = tokens.get(token)
      if (!tokens.delete(token)) return undefined
      spent?.()
      return passes.issue('admitted')
    },
  }
}
