import { constants } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Officer } from '../../../src-domain/people/officer.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { activeOfficers } from '../../desk/people/officers.ts'
import type { Context } from '../../router/context.ts'
import { passesOf } from '../http/passes.ts'
import {
  type Door,
  end,
  isWithin,
  listen,
  type Patience,
  refuse,
  serveDesk,
  serverOptions,
  usualPatience,
} from '../http/serve-desk.ts'
import { isForeign } from '../http/who-asks.ts'
import { originAt } from './addresses.ts'
import type { Certificate } from './certificate.ts'
import { shareOut } from './share-out.ts'
import { largestSignIn, readGiven, signIn } from './sign-in.ts'
import { newTries } from './tries.ts'

/*
 * The desk for the other machines of an office, over TLS at one address. Whoever is on the network can reach it: they
 * get the program's own page, which knows nothing, and with an officer's name and password a pass that lasts as long as
 * the sitting.
 */

export type OfficeServer = {
  /** https://192.168.1.20:8443 */
  readonly origin: string
  close(): Promise<void>
}

/** Connections at once, those that never speak among them: a browser opens six. */
const mostConnections = 1500
const mostOfOne = 250
const handshakeMilliseconds = 5000
/** However long a page goes on giving signs of life, its officer gives the password again after a day's work. */
const longestSitting = 12 * 3_600_000

type Holder = { readonly session: string; readonly until: number }

export async function startOffice(
  context: Context,
  renderer: string,
  { address, port, certificate: { certificate, key } }: { address: string; port: number; certificate: Certificate },
  patience: Patience = usualPatience,
): Promise<OfficeServer> {
  const { holder } = context
  const server = createServer({
    ...serverOptions(patience),
    ...{
      cert: certificate,
      key,
      minVersion: 'TLSv1.2',
      // A handshake costs more than a request: nobody begins one anew on a connection they have.
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
      handshakeTimeout: Math.min(handshakeMilliseconds, patience.head),
    },
    // It is reached by its address, for which browsers send no name.
    SNICallback: (_name, decide) => decide(new Error('unrecognized_name')),
  })
  server.maxConnections = mostConnections
  shareOut(server, mostOfOne)
  const listening = await listen(server, port, address)
  const origin = originAt(address, listening.port)
  // The prefix: no other port or page can have set it without TLS.
  const passes = passesOf<Holder>(`__Host-desk-${listening.port}`, ['Secure'])
  const tries = newTries()
  const folder = holder.folder()

  /** The sitting a request may go on in: of this desk, not over, of somebody who still works here. */
  function sittingOf(request: IncomingMessage, asked: 'call' | 'bytes'): string | undefined {
    const desk = holder.desk()
    const found = passes.holderOf(request, asked)
    if (!found || !desk || holder.folder() !== folder) return undefined
    const uid = holder.sessions.officerOf(found.session)
    const goesOn = found.until > Date.now() && activeOfficers(desk).some((officer) => officer.uid === uid)
    if (goesOn) return found.session
    passes.revoke(({ session }) => session === found.session)
    return undefined
  }

  const door: Door = {
    ...{ origin, refusals },
    refusal(request, asked) {
      // Any page may lead here, but not use what is ours within itself.
      const arriving = asked === 'program' && request.headers['sec-fetch-mode'] === 'navigate'
      if (isForeign(origin, request, { arriving })) return 403
      if (asked === 'opening' || asked === 'program') return undefined
      return sittingOf(request, asked) === undefined ? 401 : undefined
    },
    contextOf: (request, asked) => ({
      ...withoutMemory(context),
      host: { kind: 'office' },
      visit: { session: sittingOf(request, asked) ?? '' },
    }),
    async opening(request, response) {
      if (request.method !== 'POST') return refuse(door, response, 404)
      if (!isWithin(request, largestSignIn)) return refuse(door, response, 413)
      const [desk, given] = [holder.desk(), await readGiven(request)]
      if (!desk || !given || holder.folder() !== folder) return refuse(door, response, 401)
      const known = await signIn(desk, given, {
        ...{ tries, address: request.socket.remoteAddress ?? '' },
        cost: context.passwordCost,
      })
      if (known.ok) letIn(response, known.value)
      else tell(response, known.problem)
    },
  }

  function letIn(response: ServerResponse, { uid }: Officer): void {
    // Always a new one: what a browser brought along is worth nothing.
    const session = holder.sessions.begin(uid)
    const { cookie, keys } = passes.issue({ session, until: Date.now() + longestSitting })
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': cookie })
    response.end(JSON.stringify({ keys, session, officer: uid }))
  }

  server.on('request', serveDesk(door, context, renderer, patience))
  // Who can't speak TLS is told nothing.
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  return { origin, close: () => end(server) }
}

/** Which folders were open on this machine, and how its officer looks at lists, are no visitor's. */
function withoutMemory({ memory: _, ...context }: Context): Context {
  return context
}

function tell(response: ServerResponse, { code, message }: Problem): void {
  response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
}

const refusals: Door['refusals'] = {
  401: '没有登录，或登录已结束，没有改动。请重新登录。',
  403: '遴选工作台只接受它自己的页面，这次访问已拒绝，数据没有改动。',
  404: '没有这个地址。请回到遴选工作台的首页。',
  413: '提交的内容过大，没有保存，以前保存的都在。请分几次提交。',
}
