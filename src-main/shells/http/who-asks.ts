import type { IncomingMessage } from 'node:http'

/** What a request asks for: the way in, the program's own files, stored bytes, or all the desk can do. */
export type Asked = 'opening' | 'program' | 'bytes' | 'call'

/** Where a door is opened: the page that spends a token, or, as POST, what lets in. */
export const openingPath = '/open'

export function whatIsAsked(method: string, pathname: string | undefined, isRoute: boolean): Asked {
  if (pathname === openingPath) return 'opening'
  if (pathname?.startsWith('/rpc/')) return 'call'
  if (!isRoute) return 'program'
  return method === 'GET' || method === 'HEAD' ? 'bytes' : 'call'
}

/**
 * Whether a request comes from anywhere but our own pages, by what browsers send along. `origin` is the server's own, as
 * https://192.168.1.20:8443; `arriving`: any page may lead there.
 */
export function isForeign(
  origin: string,
  { method, headers }: IncomingMessage,
  { arriving }: { readonly arriving: boolean },
): boolean {
  // Another name for this address is how a foreign page would reach it (DNS rebinding).
  if (headers.host !== new URL(origin).host) return true
  if (headers.origin !== undefined && headers.origin !== origin) return true
  const reads = method === 'GET' || method === 'HEAD'
  const site = headers['sec-fetch-site'] as string | undefined
  if (!(arriving && reads) && !['same-origin', 'none', undefined].includes(site)) return true
  // Browsers say where a change comes from; what doesn't is no page of ours.
  return !reads && headers.origin === undefined
}
