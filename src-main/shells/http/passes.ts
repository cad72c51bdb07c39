import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { bytesKeyParameter, callKeyHeader, type PageKeys } from '../../../src-domain/page-keys.ts'
import type { Asked } from './who-asks.ts'

/**
 * What lets a browser in again once it has been: a cookie, which goes to every port of the host and so brings the
 * program's own files at most, and two keys, which only the pages of this origin have.
 */
export type Passes<Holder> = {
  issue(holder: Holder): Pass
  /** Whose pass a request shows for what it asks. */
  holderOf(request: IncomingMessage, asked: Exclude<Asked, 'opening'>): Holder | undefined
  /** Takes back every pass of these. */
  revoke(which: (holder: Holder) => boolean): void
}

export type Pass = { readonly cookie: string; readonly keys: PageKeys }

/** `attributes` of the cookie besides those that every one has. */
export function passesOf<Holder>(cookieName: string, attributes: readonly string[] = []): Passes<Holder> {
  const issued = new Map<string, Holder>()
  return {
    issue(holder) {
      const [cookie, calls, bytes] = [secret(), secret(), secret()]
      issued.set(shown('program', cookie, ''), holder)
      issued.set(shown('call', cookie, calls), holder)
      issued.set(shown('bytes', cookie, bytes), holder)
      const parts = [`${cookieName}=${cookie}`, 'Path=/', ...attributes, 'HttpOnly', 'SameSite=Strict']
      return { cookie: parts.join('; '), keys: { calls, bytes } }
    },
    holderOf(request, asked) {
      const key = keyOf(request, asked)
      const cookies = cookieValues(request.headers.cookie, cookieName)
      return cookies.map((cookie) => issued.get(shown(asked, cookie, key))).find((holder) => holder !== undefined)
    },
    revoke(which) {
      for (const [pass, holder] of issued) if (which(holder)) issued.delete(pass)
    },
  }
}

/** What lets in, as one text: looked up whole, so that nothing can be found out piece by piece. */
function shown(asked: Asked, cookie: string, key: string): string {
  return `${asked} ${cookie} ${key}`
}

function keyOf({ headers, url = '' }: IncomingMessage, asked: Asked): string {
  if (asked === 'call') return String(headers[callKeyHeader] ?? '')
  if (asked === 'bytes') return new URLSearchParams(url.split('?')[1]).get(bytesKeyParameter) ?? ''
  return ''
}

export function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** All of that name: a page of another port may have put one of its own before ours. */
function cookieValues(header: string | undefined, name: string): string[] {
  const cookies = (header ?? '').split(';').map((part) => part.trim())
  return cookies.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1))
}
