import { open } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { ifReadable } from '../bugs.ts'

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

/** Files whose names carry the hash of their content. */
const hashed = /^\/assets\//

/** Answers with a file of the built renderer; an address without an ending is a place within the page. */
export async function rendererFile(root: string, method: string, pathname: string): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405 })
  const path = pathBelow(resolve(root), extname(pathname) === '' ? '/index.html' : pathname)
  const type = path && contentTypes[extname(path)]
  if (!path || !type) return new Response(null, { status: 404 })
  const handle = await ifReadable(open(path))
  try {
    const stats = await handle?.stat()
    if (!handle || !stats?.isFile()) return new Response(null, { status: 404 })
    // None is so large that it would have to come in pieces, which take longer.
    const body = method === 'HEAD' ? null : await handle.readFile()
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-length': String(stats.size),
        'cache-control': hashed.test(pathname) ? 'private, max-age=31536000, immutable' : 'no-store',
      },
    })
  } finally {
    await handle?.close()
  }
}

/** The file an address names, if it lies below `root`, however its dots and slashes are written. */
function pathBelow(root: string, pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname)
    if (/[\0\\:]/.test(name)) return undefined
    const path = join(root, name)
    return path.startsWith(root + sep) ? path : undefined
  } catch {
    return undefined
  }
}
