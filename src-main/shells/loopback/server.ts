import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RPCHandler } from '@orpc/server/node'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { noteBug } from '../../bugs.ts'
import type { Context } from '../../router/context.ts'
import { router } from '../../router/router.ts'
import { transferRoutes } from '../../router/transfers.ts'
import { pageHeaders } from '../page-headers.ts'
import { rendererFile } from '../renderer-files.ts'
import { type Asked, type Guard, guardOf, openingPath } from './guard.ts'
import { openingHeaders, openingPage, tokenHeader } from './opening-page.ts'

/*
 * The desk in the machine's own browser: the same router and the same renderer as in Electron, on 127.0.0.1 alone.
 */

export type Loopback = {
  /** http://127.0.0.1:40213 */
  readonly origin: string
  /** An address that opens the desk in a browser, once; `spent` is called then. */
  openingAddress(spent?: () => void): string
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>
}

/** Calls are texts; whatever is larger is no call. Uploads have their own limit. */
const largestCall = 8 * 1024 ** 2

/** Milliseconds within which a request's head and a call's body must have come, and an upload must have gone on. */
export type Patience = { readonly head: number; readonly call: number; readonly upload: number }

const usualPatience: Patience = { head: 10_000, call: 30_000, upload: 60_000 }

/** Serves the desk with the built renderer in `renderer`, on a random port. */
export async function startLoopback(
  context: Context,
  renderer: string,
  patience: Patience = usualPatience,
): Promise<Loopback> {
  const server = createServer({
    // An upload takes as long as it takes.
    requestTimeout: 0,
    headersTimeout: patience.head,
    connectionsCheckingInterval: patience.head / 2,
  })
  const { port } = await listen(server)
  const origin = `http://127.0.0.1:${port}`
  const guard = guardOf(origin)
  const calls = new RPCHandler(router, { plugins: [new RequestHeadersPlugin()] })
  const routes = transferRoutes(context)

  server.on('request', (request, response) => {
    if (ending.has(request.socket)) return
    answer(request, response).catch((error) => {
      // Who goes away half-way is no bug.
      if (!response.destroyed) noteBug(error)
      response.destroy()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    const { method = 'GET', url = '' } = request
    const pathname = url.startsWith('/') ? URL.parse(origin + url)?.pathname : undefined
    const route = routes.find(({ path }) => pathname?.startsWith(path))
    const asked = whatIsAsked(method, pathname, route !== undefined)
    const refusal = guard.refusal(request, asked)
    if (refusal) return refuse(response, refusal)
    // A request of such a kind can't even be made of it.
    if (pathname === undefined || method === 'TRACE') return refuse(response, 404)
    if (asked === 'opening') return opening(guard, request, response)
    if (pathname.startsWith('/rpc/')) return call(request, response)
    if (!route) return send(response, await rendererFile(renderer, method, pathname))
    if (asked === 'call') cutWhenIdle(request, patience.upload)
    await send(response, await route.answer(toRequest(origin, request)))
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > largestCall || request.headers['transfer-encoding'] !== undefined) return refuse(response, 413)
    cutAfter(request, patience.call)
    const { matched } = await calls.handle(request, response, { prefix: '/rpc', context })
    if (!matched) refuse(response, 404)
  }

  return {
    origin,
    openingAddress: guard.openingAddress,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })
}

function whatIsAsked(method: string, pathname: string | undefined, isRoute: boolean): Asked {
  if (pathname === openingPath) return 'opening'
  if (pathname?.startsWith('/rpc/')) return 'call'
  if (!isRoute) return 'program'
  return method === 'GET' || method === 'HEAD' ? 'bytes' : 'call'
}

/** The page that spends the token it was opened with; from it, as POST, the session for that token. */
function opening(guard: Guard, { method, headers }: IncomingMessage, response: ServerResponse): void {
  const session = method === 'POST' ? guard.exchange(String(headers[tokenHeader] ?? '')) : undefined
  if (session) {
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': session.cookie })
    response.end(JSON.stringify(session.keys))
  } else if (method === 'POST') refuse(response, 401)
  else response.writeHead(200, openingHeaders).end(openingPage)
}

function cutAfter(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => request.destroy(), milliseconds)
  for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timer))
}

function cutWhenIdle(request: IncomingMessage, milliseconds: number): void {
  const { socket } = request
  const cut = () => void request.destroy()
  socket.setTimeout(milliseconds, cut)
  request.once('close', () => socket.setTimeout(0).off('timeout', cut))
}

const refusals: Readonly<Record<401 | 403 | 404 | 413, string>> = {
  401: '这个地址已经用过，或不是从遴选工作台打开的。请结束已启动的遴选工作台，再重新启动。',
  403: '遴选工作台只接受它自己的页面，这次访问已拒绝，数据没有改动。',
  404: '没有这个地址。请回到遴选工作台的首页。',
  413: '提交的内容过大，没有保存，以前保存的都在。请分几次提交。',
}

/** Connections on which one request was refused: what was sent behind it is not looked at any more. */
const ending = new WeakSet<Socket>()

function refuse(response: ServerResponse, status: keyof typeof refusals): void {
  ending.add(response.req.socket)
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(refusals[status])
}

function toRequest(origin: string, request: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(origin + url, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, [value].flat().join(', ')]),
    ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  })
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body) await pipeline(answer.body as AsyncIterable<Uint8Array>, response)
  else response.end()
}
