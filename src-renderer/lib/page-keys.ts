import { bytesKeyParameter, callKeyHeader, type PageKeys, pageKeysPlace } from '../../src-domain/page-keys.ts'

/*
 * What the opening page (src-main/shells/loopback), or signing in at the office's door, left for the desk's pages in a
 * browser; in Electron there is nothing. Read each time: another tab may have opened the desk anew.
 */

function pageKeys(): PageKeys | undefined {
  const kept = localStorage.getItem(pageKeysPlace)
  return kept === null ? undefined : (JSON.parse(kept) as PageKeys)
}

export function keepKeys(keys: PageKeys): void {
  localStorage.setItem(pageKeysPlace, JSON.stringify(keys))
}

export function callHeaders(): Record<string, string> {
  const keys = pageKeys()
  return keys ? { [callKeyHeader]: keys.calls } : {}
}

/** The path as the browser itself may fetch it: for pictures, frames, downloads and tabs, which send no headers. */
export function addressed(path: string): string {
  const keys = pageKeys()
  return keys ? `${path}?${bytesKeyParameter}=${keys.bytes}` : path
}
