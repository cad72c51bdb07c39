import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { describe, expect, it, onTestFinished } from 'vitest'
import { officerHeader, writeOfficer } from '../../../src-domain/officer-header.ts'
import type { Context } from '../../../src-main/router/context.ts'
import { type DeskClient, router } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, overHttp } from './desks.ts'

type Headers = Record<string, string>

/** How the two shells carry a call with what the page says of its officer. */
const ways: Record<string, (context: Context, headers: Headers) => Promise<DeskClient>> = {
  'over HTTP': async (context, headers) => {
    const { loopback, fetch } = await overHttp(context)
    const url = `${loopback.origin}/rpc`
    const answer = async (request: Request) =>
      fetch(request.url.slice(loopback.origin.length), {
        method: request.method,
        headers: request.headers,
        body: await request.text(),
      })
    return createORPCClient(new HttpLink({ url, headers, fetch: answer }))
  },
  'over a message port': async (context, headers) => {
    const { port1, port2 } = new MessageChannel()
    onTestFinished(() => port1.close())
    new RPCHandler(router, { plugins: [new RequestHeadersPlugin()] }).upgrade(port2, { context })
    port1.start()
    port2.start()
    return createORPCClient(new PortLink({ port: port1, headers }))
  },
}

describe.each(Object.entries(ways))('who acts, %s', (_way, connect) => {
  const withName = (name: string) => ({ [officerHeader]: name })
  const contact = { application: 'A01', key: 'contact', value: '样例丁' }

  it('is the officer the page has set, in every change', async () => {
    const context = contextOf(newDesk(application('enterprise')))
    const client = await connect(context, withName(writeOfficer('欧阳样例·复核')))
    const { value } = await client.values.set(contact)
    expect(value.source).toMatchObject({ kind: 'officer', by: '欧阳样例·复核' })
    await client.applications.decline({ application: 'A01', reason: '样例：自愿撤回' })
    expect((await client.events.list({ limit: 2 })).map(({ by }) => by)).toEqual(['欧阳样例·复核', '欧阳样例·复核'])
  })

  it('is the batch’s preparer where the page has set nobody', async () => {
    const client = await connect(contextOf(newDesk(application('enterprise'))), {})
    await client.values.set(contact)
    expect(await client.events.list({ limit: 1 })).toMatchObject([{ by: '样例填报人' }])
  })

  it.each([
    ['no name at all', '%E0%A4%A'],
    ['longer than any name', writeOfficer('样'.repeat(101))],
  ])('refuses what is %s, and changes nothing', async (_, name) => {
    const desk = newDesk(application('enterprise'))
    const client = await connect(contextOf(desk), withName(name))
    await expect(client.values.set(contact)).rejects.toMatchObject({ code: 'input-invalid' })
    expect(await (await connect(contextOf(desk), {})).events.list({ limit: 5 })).toHaveLength(1)
  })
})
