import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { os, type RouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest'
import type { Context } from '../../../src-main/router/context.ts'
import { withoutPlaces } from '../../../src-main/router/from-afar.ts'
import { plain, plainAnswers } from '../../../src-main/router/plain-answers.ts'
import { type DeskClient, router } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess, overHttp } from './desks.ts'

const ways: Record<string, (context: Context) => Promise<DeskClient>> = {
  'over HTTP': async (context) => (await overHttp(context)).client,
  'over a message port': async (context) =>
    overPort((port) => new RPCHandler(router, plainAnswers).upgrade(port, { context })),
}

/** A client of whatever `serve` answers at a port, as Electron's page is. */
function overPort<Client>(serve: (port: MessagePort) => void): Client {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  serve(port2 as unknown as MessagePort)
  port1.start()
  port2.start()
  return createORPCClient(new PortLink({ port: port1 })) as Client
}

const batch = () => newDesk(application('enterprise'), application('platform', { id: 'A02' }))

describe.each(Object.entries(ways))('an answer as long as the batch, %s', (_way, connect) => {
  it('comes as the desk gave it', async () => {
    const context = contextOf(batch())
    const here = inProcess(context)
    await here.notes.write({ application: 'A01', kind: 'memo', text: '“样例”\n\\ \u2028 𠮷 "' })
    const there = await connect(context)
    expect(await there.applications.list()).toEqual(await here.applications.list())
    const category = { category: 'enterprise' }
    expect(await there.findings.matrix(category)).toEqual(await here.findings.matrix(category))
  })
})

it('the list and the matrix are such answers', async () => {
  const { fetch } = await overHttp(contextOf(batch()))
  const headers = { 'content-type': 'application/json' }
  const answer = async (path: string, body: object) =>
    (await fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  const isPlain = { meta: [[plainAnswers.customJsonSerializers[0]?.type]] }
  expect(await answer('applications/list', {})).toMatchObject(isPlain)
  expect(await answer('findings/matrix', { json: { category: 'enterprise' } })).toMatchObject(isPlain)
})

it('such an answer is not looked through, nor what is made of it for another machine', async () => {
  // Where one is, a time comes as such.
  const withTime = () => ({ rows: [{ at: new Date(0) }] })
  const told = plain(withTime() as never)
  const answers = {
    other: os.handler(withTime),
    plain: os.handler(() => told),
    afar: os.handler(() => withoutPlaces(told, '/样例')),
  }
  const client = overPort<RouterClient<typeof answers>>((port) => new RPCHandler(answers, plainAnswers).upgrade(port))
  const asText = { rows: [{ at: '1970-01-01T00:00:00.000Z' }] }
  expect([await client.other(), await client.plain(), await client.afar()]).toEqual([withTime(), asText, asText])
})

it('and can have nothing in it that JSON can’t say', () => {
  expect(plain([{ name: '样例', count: 1, isOpen: true, none: null }])).toHaveLength(1)
  // Held against what it takes by the compiler: of these it asks for more than they are.
  expectTypeOf(plain<{ at: Date }>)
    .parameter(0)
    .not.toEqualTypeOf<{ at: Date }>()
  expectTypeOf(plain<undefined[]>)
    .parameter(0)
    .not.toEqualTypeOf<undefined[]>()
  expectTypeOf(plain<Map<string, number>[]>)
    .parameter(0)
    .not.toEqualTypeOf<Map<string, number>[]>()
  expectTypeOf(plain<bigint[]>)
    .parameter(0)
    .not.toEqualTypeOf<bigint[]>()
})
