import type { Session, WebContents, WebContentsWillFrameNavigateEventParams, WebPreferences } from 'electron'
import { deskOrigin, isDesk } from './app-protocol.ts'
import { openExternal } from './external-link.ts'
import { isPrint, isViewer } from './viewer.ts'

/** What no window of ours may do; each adds what it is for. */
export const sealed = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  webviewTag: false,
  spellcheck: false,
} as const satisfies WebPreferences

/** Copying a text after a click. Whatever else a page can ask for is denied. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Closes the desk's session: no permission but the one granted, no device, no download but the desk's own, no network. */
export function secureSession(session: Session): void {
  closeSession(session, isLocal)
  session.on('will-download', (event, item) => {
    if (!isDesk(item.getURL().replace(/^blob:/, ''))) return event.preventDefault()
    item.setSaveDialogOptions({ title: '另存为', defaultPath: item.getFilename() })
  })
}

/** Denies a session's pages everything but a text copied by the desk, and every address that `mayLoad` does not know. */
export function closeSession(session: Session, mayLoad: (address: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(granted.has(permission) && isDesk(requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.has(permission) && isDesk(origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  // Its dictionaries come from a network.
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
}

/** Keeps a page where it is: no navigation away from the desk, no redirect, no window of its own, no webview. */
export function secureContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isDesk(event.url) && !opensPrint(contents, event)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url)
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Within a window that prints, the PDF viewer opens frames of its own: for itself, and in it for the print. */
function opensPrint(contents: WebContents, { url, isMainFrame }: WebContentsWillFrameNavigateEventParams): boolean {
  return !isMainFrame && isPrint(contents.getURL()) && (isViewer(url) || isPrint(url))
}

/** The desk itself, what its pages made in memory, and the developer tools, which a packed program doesn't open. */
function isLocal(address: string): boolean {
  return isDesk(address) || /^(data:|devtools:)/.test(address) || address.startsWith(`blob:${deskOrigin}/`)
}
