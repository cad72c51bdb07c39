import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Context } from '../../router/context.ts'
import {
  type Door,
  end,
  listen,
  type Patience,
  refuse,
  serveDesk,
  serverOptions,
  usualPatience,
} from '../http/serve-desk.ts'
import { guardOf } from './guard.ts'
import { openingHeaders, openingPage, tokenHeader } from './opening-page.ts'

/*
 * The desk in the machine's own browser, on 127.0.0.1 alone.
 */

export type Loopback = {
  /** http://127.0.0.1:40213 */
  readonly origin: string
  /** An address that opens the desk in a browser, once; `spent` is called then. */
  openingAddress(spent?: () => void): string
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>
}

/** Serves the desk with the built renderer in `renderer`, on a random port. */
export async function startLoopback(
  context: Context,
  renderer: string,
  patience: Patience = usualPatience,
): Promise<Loopback> {
  const server = createServer(serverOptions(patience))
  const { port } = await listen(server, 0, '127.0.0.1')
  const origin = `http://127.0.0.1:${port}`
  const guard = guardOf(origin)
  const door: Door = {
    ...{ origin, refusals, refusal: guard.refusal, contextOf: () => context },
    /** The page that spends the token it was opened with; from it, as POST, the pass for that token. */
    opening({ method, headers }: IncomingMessage, response: ServerResponse) {
      const pass = method === 'POST' ? guard.exchange(String(headers[tokenHeader] ?? '')) : undefined
      if (pass) {
        response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': pass.cookie })
        response.end(JSON.stringify(pass.keys))
      } else if (method === 'POST') refuse(door, response, 401)
      else response.writeHead(200, openingHeaders).end(openingPage)
    },
  }
  server.on('request', serveDesk(door, context, renderer, patience))
  return { origin, openingAddress: guard.openingAddress, close: () => end(server) }
}

const refusals: Door['refusals'] = {
  401: '这个地址已经用过，或不是从遴选工作台打开的。请结束已启动的遴选工作台，再重新启动。',
  403: '遴选工作台只接受它自己的页面，这次访问已拒绝，数据没有改动。',
  404: '没有这个地址。请回到遴选工作台的首页。',
  413: '提交的内容过大，没有保存，以前保存的都在。请分几次提交。',
}
