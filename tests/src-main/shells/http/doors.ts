import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { bytesKeyParameter, callKeyHeader } from '../../../../src-domain/page-keys.ts'
import type { Context } from '../../../../src-main/router/context.ts'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import type { Patience } from '../../../../src-main/shells/http/serve-desk.ts'
import { startLoopback } from '../../../../src-main/shells/loopback/server.ts'
import { certificateFor } from '../../../../src-main/shells/office/certificate.ts'
import { startOffice } from '../../../../src-main/shells/office/server.ts'
import { must } from '../../../support/desk.ts'
import { type LetIn, letIn } from '../../../support/let-in.ts'
import { overTls } from '../../../support/over-tls.ts'
import { builtRenderer, inProcess, intake, newBatch } from '../../router/desks.ts'
import { passwordOf, peopleOf } from '../office/people.ts'

/** A door of a desk with one application and its attachment. */
export type OpenDoor = {
  readonly origin: string
  /** The PEM its connections are proved by. */
  readonly certificate?: string
  /** Another browser that is let in. */
  browser(): Promise<LetIn>
  close(): Promise<void>
}

export type Kind = 'loopback' | 'office'

/** The door of a desk that `fillDesk` has filled. */
export async function openDoor(
  kind: Kind,
  context: Context,
  renderer = builtRenderer(),
  patience?: Patience,
): Promise<OpenDoor> {
  if (kind === 'loopback') {
    const loopback = await startLoopback(context, renderer, patience)
    return { ...loopback, browser: () => letIn(loopback.openingAddress()) }
  }
  await peopleOf(context)
  const certificate = must(await certificateFor(context.holder.folder(), '127.0.0.1'))
  const office = await startOffice(context, renderer, { address: '127.0.0.1', port: 0, certificate }, patience)
  return {
    ...office,
    certificate: certificate.certificate,
    browser: () => signedIn(office.origin, certificate.certificate),
  }
}

/** What a browser holds after its officer has signed in at the office's door. */
export async function signedIn(
  origin: string,
  certificate: string,
  name = '陈经办',
): Promise<LetIn & { readonly session: string }> {
  const answer = await knock(origin, certificate, { name, password: passwordOf })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  const { keys, session } = (await answer.json()) as { keys: LetIn['keys']; session: string }
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', keys, session }
}

/** Gives a name and a password at the office's door, as its page does. */
export function knock(
  origin: string,
  certificate: string,
  given: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const all = { origin, 'content-type': 'application/json', ...headers }
  return overTls(certificate)(
    new Request(`${origin}/open`, { method: 'POST', headers: all, body: JSON.stringify(given) }),
  )
}

/** fetch as the desk's own page would do it in a browser that is let in. */
export function asPage({ origin, certificate }: OpenDoor, { cookie, keys }: LetIn) {
  const reach = certificate === undefined ? (request: Request) => fetch(request) : overTls(certificate)
  return (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const given = new Request(typeof input === 'string' ? new URL(input, origin) : input, init)
    const reads = given.method === 'GET' || given.method === 'HEAD'
    const url = new URL(given.url)
    if (reads) url.searchParams.set(bytesKeyParameter, keys.bytes)
    // Only what has no body may be made anew: it would be sent in pieces.
    const request = reads ? new Request(url, given) : given
    request.headers.set('cookie', cookie)
    request.headers.set(callKeyHeader, keys.calls)
    if (!reads) request.headers.set('origin', origin)
    return reach(request)
  }
}

/** The router, called through a door by a browser that is let in. */
export function throughDoor(door: OpenDoor, browser: LetIn, headers: Record<string, string> = {}): DeskClient {
  const page = asPage(door, browser)
  return createORPCClient(
    new RPCLink({ url: `${door.origin}/rpc`, headers, fetch: (request, init) => page(request, init as RequestInit) }),
  )
}

/** A desk with one application and its attachment. */
export async function fillDesk(context: Context): Promise<void> {
  const machine = inProcess(context)
  await machine.desk.create(newBatch)
  await machine.applications.create({ category: 'enterprise', name: '样例' })
  await machine.attachments.add({ application: 'A01', from: { path: join(intake, '01样例泵业/营业执照.pdf') } })
}
