import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { problem } from '../../src-domain/problems/problem.ts'
import type { DeskClient } from '../../src-main/router/router.ts'
import { earlyAnswer } from './early-call.ts'
import { atOffice } from './office-door.ts'
import { callHeaders } from './page-keys.ts'
import { whoActs } from './who-acts.ts'

/*
 * The one way from the screen to the desk. In Electron calls go over a message port, in a browser over HTTP; files go
 * under the page's own address in both, and nobody above this file knows which it is.
 */

/** What the preload script waits for: a message with this text and the port for the main process. */
const portMessage = 'desk-port'

export const client: DeskClient = createORPCClient(location.protocol === 'app:' ? portLink() : httpLink())

function portLink(): PortLink<Record<never, never>> {
  const { port1: own, port2: theirs } = new MessageChannel()
  window.postMessage(portMessage, location.origin, [theirs])
  own.start()
  return new PortLink({ port: own, headers: whoActs })
}

function httpLink(): HttpLink<Record<never, never>> {
  let leaving = false
  window.addEventListener('pagehide', () => (leaving = true), { capture: true })
  window.addEventListener('pageshow', () => (leaving = false))
  return new HttpLink({
    url: `${location.origin}/rpc`,
    headers: () => ({ ...whoActs(), ...callHeaders() }),
    // What is saved while the page goes away must arrive all the same.
    fetch: async (request, init, _, path) =>
      (await earlyAnswer(path)) ?? fetch(request, { ...init, keepalive: leaving }),
  })
}

export const cutOff = problem('cut-off')
const signedOut = problem('signed-out')

/** A problem as it has come over the wire, where a code is any text. */
export type Told = {
  readonly code: string
  readonly message: string
  readonly facts?: Readonly<Record<string, string>>
}

/** Why a call failed, for the officer; undefined when it was cancelled on purpose. */
export function problemOf(error: unknown): Told | undefined {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined
  // The office's door knows this browser no more: its sitting is over.
  if (error instanceof ORPCError && error.status === 401 && atOffice) return signedOut
  if (error instanceof ORPCError && error.status !== 401 && error.status !== 403) {
    return { code: error.code, message: error.message, ...(error.data && { facts: error.data }) }
  }
  return cutOff
}
