import { Agent, request } from 'node:https'
import { Readable } from 'node:stream'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { callKeyHeader, type PageKeys } from '../../src-domain/page-keys.ts'
import type { DeskClient } from '../../src-main/router/router.ts'
import type { Where } from './served-office.ts'

/** Signs an officer in as the page does, and calls the desk over connections of their own, as a browser does: six at most. */
export async function signIn({ origin, certificate }: Where, name: string, password: string): Promise<DeskClient> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6, ca: certificate })
  const answer = await over(agent, `${origin}/open`, { origin }, JSON.stringify({ name, password }))
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { keys } = (await answer.json()) as { readonly keys: PageKeys }
  const headers = { origin, cookie, [callKeyHeader]: keys.calls }
  return createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      fetch: async (call) =>
        over(agent, call.url, { ...headers, 'content-type': 'application/json' }, await call.text()),
    }),
  )
}

function over(agent: Agent, url: string, headers: Record<string, string>, body: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      const given = Object.entries(response.headers).map(([name, value]): [string, string] => [
        name,
        [value].flat().join(', '),
      ])
      const { statusCode: status = 0 } = response
      const stream = Readable.toWeb(response) as ReadableStream<Uint8Array>
      resolve(new Response(stream, { status, headers: given }))
    })
      .once('error', reject)
      .end(body)
  })
}
