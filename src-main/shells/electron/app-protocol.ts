import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import type { CustomScheme } from 'electron'

/** The renderer's only origin. */
export const deskOrigin = 'app://desk'

/** Must be registered before the app is ready. No CORS, no service workers, no way round the CSP. */
export const deskScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
}

/** Answers a request whose path begins with `path`: an attachment, a product. */
export type Route = { readonly path: string; readonly answer: (request: Request) => Promise<Response> }

/**
 * Answers every request of the desk's scheme: the routes first, then the files of the built renderer in `folder`. What
 * is not there, not below that folder, or asked of another host is 404; a file is only ever read (GET, HEAD).
 */
export function deskResponder(
  folder: string,
  routes: readonly Route[],
  headers: Readonly<Record<string, string>>,
): (request: Request) => Promise<Response> {
  const root = resolve(folder)
  return async (request) => {
    const url = URL.parse(request.url)
    if (url?.protocol !== 'app:' || url.host !== 'desk') return plain(404)
    const route = routes.find(({ path }) => url.pathname.startsWith(path))
    const response = route ? await route.answer(request) : await file(root, request.method, url.pathname)
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    return response
  }

  async function file(root: string, method: string, pathname: string): Promise<Response> {
    if (method !== 'GET' && method !== 'HEAD') return plain(405)
    const path = pathBelow(root, pathname === '/' ? '/index.html' : pathname)
    const type = path && contentTypes[extname(path)]
    if (!path || !type) return plain(404)
    try {
      return new Response(await readFile(path), { headers: { 'content-type': type } })
    } catch {
      return plain(404)
    }
  }
}

/** The file a URL's path names, if it lies below the root; backslashes, colons and encoded dots included. */
export function pathBelow(root: string, pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname)
    if (/[\0\\:]/.test(name)) return undefined
    const path = join(root, name)
    return path.startsWith(root + sep) ? path : undefined
  } catch {
    return undefined
  }
}

function plain(status: number): Response {
  return new Response(null, { status })
}
