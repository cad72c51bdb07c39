import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RPCHandler } from '@orpc/server/node'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { noteBug } from '../../bugs.ts'
import type { Context } from '../../router/context.ts'
import { plainAnswers } from '../../router/plain-answers.ts'
import { router } from '../../router/router.ts'
import { transferRoutes } from '../../router/transfers.ts'
import { pageHeaders } from '../page-headers.ts'
import { rendererFile } from '../renderer-files.ts'
import { type Asked, whatIsAsked } from './who-asks.ts'

/*
 * The desk over HTTP: the same router and the same renderer as in Electron, behind whichever door the shell puts there.
 */

/** Who is let in, and with what they then work. */
export type Door = {
  /** http://127.0.0.1:40213 */
  readonly origin: string
  /** The sentence for each status. */
  readonly refusals: Readonly<Record<RefusalStatus, string>>
  /** The status to refuse with, decided on a request's head, or undefined when it may go on. */
  refusal(request: IncomingMessage, asked: Asked): 401 | 403 | undefined
  /** Answers at `openingPath`. */
  opening(request: IncomingMessage, response: ServerResponse): void | Promise<void>
  /** What this request works on. */
  contextOf(request: IncomingMessage, asked: 'call' | 'bytes'): Context
}

export type RefusalStatus = 401 | 403 | 404 | 413

/** Calls are texts; whatever is larger is no call. Uploads have their own limit. */
const largestCall = 8 * 1024 ** 2

/** Milliseconds within which a request's head and a call's body must have come, and bytes on their way in or out must have gone on. */
export type Patience = { readonly head: number; readonly call: number; readonly bytes: number }

export const usualPatience: Patience = { head: 10_000, call: 30_000, bytes: 60_000 }

/** What a server is made with. */
export function serverOptions({ head }: Patience) {
  // An upload takes as long as it takes.
  return { requestTimeout: 0, headersTimeout: head, connectionsCheckingInterval: head / 2 }
}

export function listen(server: Server, port: number, address: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => resolve(server.address() as AddressInfo))
  })
}

/** Stops listening and cuts what is still open. */
export function end(server: Server): Promise<void> {
  return new Promise((ended) => {
    server.close(() => ended())
    server.closeAllConnections()
  })
}

/** Answers every request with the built renderer in `renderer` and the desk behind `door`. */
export function serveDesk(door: Door, context: Context, renderer: string, patience: Patience): RequestListener {
  const { origin } = door
  const calls = new RPCHandler(router, { ...plainAnswers, plugins: [new RequestHeadersPlugin()] })
  const routes = transferRoutes(context)

  return (request, response) => {
    if (ending.has(request.socket)) return
    answer(request, response).catch((error) => {
      // Who goes away half-way is no bug.
      if (!response.destroyed) noteBug(error)
      response.destroy()
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    const { method = 'GET', url = '' } = request
    const pathname = url.startsWith('/') ? URL.parse(origin + url)?.pathname : undefined
    const route = routes.find(({ path }) => pathname?.startsWith(path))
    const asked = whatIsAsked(method, pathname, route !== undefined)
    const refusal = door.refusal(request, asked)
    if (refusal) return refuse(door, response, refusal)
    // A request of such a kind can't even be made of it.
    if (pathname === undefined || method === 'TRACE') return refuse(door, response, 404)
    if (asked === 'opening') {
      cutAfter(request, patience.call)
      return door.opening(request, response)
    }
    if (pathname.startsWith('/rpc/')) return call(request, response)
    if (!route) return give(response, await rendererFile(renderer, method, pathname))
    if (asked === 'call') cutWhenIdle(request, patience.bytes)
    const { visit } = door.contextOf(request, asked === 'bytes' ? 'bytes' : 'call')
    await give(response, await route.answer(toRequest(origin, request), visit))
  }

  /** Who asks for bytes and does not take them holds no connection for long. */
  function give(response: ServerResponse, answer: Response): Promise<void> {
    cutWhenIdle(response, patience.bytes)
    return send(response, answer)
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isWithin(request, largestCall)) return refuse(door, response, 413)
    cutAfter(request, patience.call)
    const { matched } = await calls.handle(request, response, {
      prefix: '/rpc',
      context: door.contextOf(request, 'call'),
    })
    if (!matched) refuse(door, response, 404)
  }
}

/** Whether a body says how long it is, and is no longer. */
export function isWithin({ headers }: IncomingMessage, largest: number): boolean {
  return Number(headers['content-length'] ?? 0) <= largest && headers['transfer-encoding'] === undefined
}

function cutAfter(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => request.destroy(), milliseconds)
  for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timer))
}

function cutWhenIdle(message: IncomingMessage | ServerResponse, milliseconds: number): void {
  const { socket } = message
  const cut = () => void message.destroy()
  socket?.setTimeout(milliseconds, cut)
  message.once('close', () => socket?.setTimeout(0).off('timeout', cut))
}

/** Connections on which one request was refused: what was sent behind it is not looked at any more. */
const ending = new WeakSet<Socket>()

export function refuse({ refusals }: Pick<Door, 'refusals'>, response: ServerResponse, status: RefusalStatus): void {
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
