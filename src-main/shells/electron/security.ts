import type { Session, WebContents } from 'electron'
import { deskOrigin } from './app-protocol.ts'
import { openExternal } from './external-link.ts'

/** Copying a text after a click; whatever else a page can ask for is denied. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Sources of what the desk loads: itself, the tools' own pages, and what it has made in memory. */
const localProtocols: ReadonlySet<string> = new Set(['app:', 'devtools:', 'blob:', 'data:'])

/** Closes a session: no permission but those granted, no device, no download but the desk's own, no network. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(granted.has(permission) && isDesk(details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.has(permission) && isDesk(origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  // Its dictionaries come from a network.
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }))
  session.on('will-download', (event, item) => {
    if (!isDesk(item.getURL()) && !item.getURL().startsWith(`blob:${deskOrigin}/`)) event.preventDefault()
  })
}

/** Keeps a page where it is: no navigation away from the desk, no redirect, no window of its own, no webview. */
export function secureContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isDesk(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url)
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Whether an address is the desk's own. The origin of a scheme like ours is opaque to Node, so host and scheme count. */
export function isDesk(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'app:' && url.host === 'desk' && url.username === '' && url.password === ''
}

function isLocal(address: string): boolean {
  return localProtocols.has(URL.parse(address)?.protocol ?? '') && (!address.startsWith('app:') || isDesk(address))
}
