import type { CustomScheme } from 'electron'
import type { Route } from '../../router/responses.ts'
import { pageHeaders } from '../page-headers.ts'
import { rendererFile } from '../renderer-files.ts'

/** The renderer's only origin. */
export const deskOrigin = 'app://desk'

/** Must be registered before the app is ready. No CORS, no service workers, no way round the CSP. */
export const deskScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

/** Whether an address is the desk's own. Node gives such a scheme no origin, so scheme and host are compared. */
export function isDesk(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'app:' && url.host === 'desk' && url.username === '' && url.password === ''
}

/** Answers the desk's addresses as the loopback server does: the routes first, then the built renderer in `folder`. */
export function deskResponder(folder: string, routes: readonly Route[]): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isDesk(request.url)) return new Response(null, { status: 404 })
    const { pathname } = new URL(request.url)
    const route = routes.find(({ path }) => pathname.startsWith(path))
    const response = route ? await route.answer(request) : await rendererFile(folder, request.method, pathname)
    for (const [name, value] of Object.entries(pageHeaders)) {
      if (!response.headers.has(name)) response.headers.set(name, value)
    }
    return response
  }
}
