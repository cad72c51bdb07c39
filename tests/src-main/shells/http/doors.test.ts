import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { callKeyHeader } from '../../../../src-domain/page-keys.ts'
import { usualPatience } from '../../../../src-main/shells/http/serve-desk.ts'
import type { LetIn } from '../../../support/let-in.ts'
import { spend } from '../../../support/let-in.ts'
import { builtRenderer, lastingContext, newContext, overHttp } from '../../router/desks.ts'
import { type Asked, ask, send } from './ask.ts'
import { asPage, fillDesk, type OpenDoor, openDoor, throughDoor } from './doors.ts'

/** Ways to write “..”, “/” and “\\” that some program somewhere takes for them. */
const ups = ['..', '%2e%2e', '.%2e', '%252e%252e', '..;', '%c0%ae%c0%ae', '．．', '%u002e%u002e', '..%00']
const slashes = ['/', '%2f', '%5c', '\\', '%252f', '%c0%af', '%e2%88%95', '//', '/./']

describe('the loopback door', () => {
  it('comes with an address that opens once and leaves a cookie no script and no other site can use', async () => {
    const { loopback } = await overHttp(newContext())
    const address = loopback.openingAddress()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open#[\w-]{43}$/)
    const first = await spend(address)
    expect(first.status).toBe(200)
    expect(first.headers.get('set-cookie')).toMatch(/^desk-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const again = await spend(address)
    expect(again.status).toBe(401)
    expect(again.headers.get('set-cookie')).toBeNull()
    expect(await again.text()).toContain('已经用过')
  })

  it('tells nobody anything on the page that spends a token', async () => {
    const { loopback } = await overHttp(newContext())
    for (const path of ['/', '/assets/index-Ab12.js', '/open/', '/open/guessed', '/OPEN'])
      expect([path, await ask(loopback.origin, { path })]).toEqual([path, 401])
    // Neither looking at the page nor guessing spends a token.
    const address = loopback.openingAddress()
    const page = await fetch(address)
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    expect(await page.text()).not.toContain(new URL(address).hash.slice(1))
    expect((await spend(`${loopback.origin}/open#${'A'.repeat(43)}`)).status).toBe(401)
    expect((await spend(`${loopback.origin}/open#`)).status).toBe(401)
    expect((await spend(address)).status).toBe(200)
  })

  it('lets no other site spend a token', async () => {
    const { loopback } = await overHttp(newContext())
    const { origin, openingAddress } = loopback
    const headers = { 'desk-token': new URL(openingAddress()).hash.slice(1), origin }
    const spending = { method: 'POST', path: '/open' }
    expect(await ask(origin, { ...spending, headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).toBe(403)
    expect(await ask(origin, { ...spending, headers: { ...headers, origin: 'null' } })).toBe(403)
    expect(await ask(origin, { ...spending, headers })).toBe(200)
  })
})

describe.each(['loopback', 'office'] as const)('at the %s door', (kind) => {
  const home = mkdtempSync(join(tmpdir(), 'desk-'))
  const context = lastingContext(join(home, '样例数据'))
  let door: OpenDoor
  let mine: LetIn
  beforeAll(async () => {
    await fillDesk(context)
    door = await openDoor(kind, context, builtRenderer(home))
    mine = await door.browser()
  })
  afterAll(async () => {
    await door.close()
    context.holder.close()
    rmSync(home, { recursive: true })
  })
  const opened = () => ({ ...door, ...mine, client: throughDoor(door, mine), fetch: asPage(door, mine) })

  it('nobody is let in without the cookie, on any address that holds data', async () => {
    const { origin } = door
    for (const path of ['/rpc/desk/state', '/files/1', '/products/1', '/uploads/1/x'])
      expect([path, await ask(origin, { path })]).toEqual([path, 401])
    expect(await ask(origin, { method: 'POST', headers: { origin }, path: '/rpc/desk/state' })).toBe(401)
    const guessed = { cookie: `${nameOf(mine)}=${'a'.repeat(43)}`, [callKeyHeader]: mine.keys.calls }
    expect(await ask(origin, { method: 'POST', headers: { ...guessed, origin }, path: '/rpc/desk/state' })).toBe(401)
  })

  it('no page of another origin is, no other name for this machine, and nobody who hides where a change comes from', async () => {
    const { origin, cookie, keys } = opened()
    const status = (headers: Record<string, string>, asked: Asked = {}) =>
      ask(origin, { ...asked, headers: { cookie, [callKeyHeader]: keys.calls, ...headers } })
    const post: Asked = { method: 'POST', path: '/rpc/desk/state' }

    expect(await status({})).toBe(200)
    expect(await status({ 'sec-fetch-site': 'none' })).toBe(200)
    expect(await status({ origin }, post)).not.toBe(403)
    for (const foreign of ['https://example.com', 'http://127.0.0.1:1', `${origin}.example.com`, 'null']) {
      expect([foreign, await status({ origin: foreign }, post)]).toEqual([foreign, 403])
      expect([foreign, await status({ origin: foreign })]).toEqual([foreign, 403])
    }
    expect(await status({}, post)).toBe(403)
    for (const site of ['cross-site', 'same-site']) {
      expect([site, await status({ 'sec-fetch-site': site })]).toEqual([site, 403])
      expect([site, await status({ origin, 'sec-fetch-site': site }, post)]).toEqual([site, 403])
    }
    const { port } = new URL(origin)
    for (const host of [
      `localhost:${port}`,
      `desk.example.com:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.example.com`,
    ]) {
      expect([host, await status({ host })]).toEqual([host, 403])
      expect([host, await ask(origin, { path: '/open', headers: { host } })]).toEqual([host, 403])
    }
  })

  it('the cookie alone opens no data, which the browser shows to every port of this machine', async () => {
    const { origin, cookie, keys } = opened()
    const call = { method: 'POST', path: '/rpc/desk/state' }
    const read = (key: string) => ask(origin, { path: `/files/1?key=${key}`, headers: { cookie } })
    const put = { method: 'PUT', path: '/uploads/00000000-0000-4000-8000-000000000000/x.txt' }
    for (const path of ['/files/1', '/forms/A01', '/pictures/A01/x', '/products/1', '/previews/1/x', '/scans/1/0']) {
      expect([path, await ask(origin, { path, headers: { cookie } })]).toEqual([path, 401])
    }
    for (const asked of [call, put]) {
      expect(await ask(origin, { ...asked, headers: { cookie, origin } })).toBe(401)
      // An address that was seen changes nothing.
      const [path, key] = [`${asked.path}?key=${keys.bytes}`, keys.bytes]
      expect(await ask(origin, { ...asked, path, headers: { cookie, origin, [callKeyHeader]: key } })).toBe(401)
      // The keys without the cookie are those of no browser.
      expect(await ask(origin, { ...asked, headers: { origin, [callKeyHeader]: keys.calls } })).toBe(401)
      expect(await ask(origin, { ...asked, headers: { cookie, origin, [callKeyHeader]: keys.calls } })).not.toBe(401)
    }
    expect(await read('')).toBe(401)
    expect(await read(keys.calls)).toBe(401)
    expect(await ask(origin, { path: `/files/1?key=${keys.bytes}` })).toBe(401)
    expect(await read(keys.bytes)).toBe(200)
  })

  it('nobody is shut out by a cookie that a page of another port has put before its own', async () => {
    const { origin, cookie, keys } = opened()
    const [name, value] = cookie.split('=')
    const path = `/files/1?key=${keys.bytes}`
    expect(await ask(origin, { path, headers: { cookie: `${name}=x; desk-1=${value}` } })).toBe(401)
    expect(await ask(origin, { path, headers: { cookie: `${name}=x; ${cookie}` } })).toBe(200)
  })

  it('keys of one browser do not go with the cookie of another', async () => {
    const { origin, cookie, browser } = opened()
    const other = await browser()
    const headers = { cookie, origin, [callKeyHeader]: other.keys.calls }
    expect(await ask(origin, { method: 'POST', path: '/rpc/desk/state', headers })).toBe(401)
    expect(await ask(origin, { path: `/files/1?key=${other.keys.bytes}`, headers: { cookie } })).toBe(401)
  })

  it('gives nothing outside what it serves, however dots and slashes are written', async () => {
    const { origin, cookie, keys } = opened()
    const { host } = new URL(origin)
    const ask = (path: string) =>
      send(origin, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\nconnection: close\r\n\r\n`)
    const places = [
      ['/', 1, 'beside.js'],
      ['/assets/', 2, 'beside.js'],
      ['/files/', 2, 'desk.sqlite'],
      ['/pictures/A01/', 3, 'desk.sqlite'],
      ['/previews/x/', 3, 'desk.sqlite'],
    ] as const
    for (const [start, depth, secret] of places) {
      const paths = ups.flatMap((up) =>
        slashes.map((slash) => `${start}${`${up}${slash}`.repeat(depth)}${secret}?key=${keys.bytes}`),
      )
      const answers = await Promise.all(paths.map(ask))
      const given = answers.map((answer, n) => [paths[n], answer.slice(9, 12), /\r\n\r\n(secret|SQLite)/.test(answer)])
      expect(given.filter(([, status, leaked]) => leaked || !['400', '404'].includes(String(status)))).toEqual([])
    }
  })

  it('a request has one end that everybody sees in the same place, or is refused whole', async () => {
    const { origin, cookie, keys, client } = opened()
    const { host } = new URL(origin)
    const inner = `POST /rpc/applications/create HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n${callKeyHeader}: ${keys.calls}\r\ncontent-type: application/json\r\ncontent-length: 52\r\n\r\n{"json":{"category":"enterprise","name":"smuggled"}}`
    const outer = (lines: string) =>
      `POST /rpc/desk/state HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\n${lines}\r\n\r\n`
    const both = [
      `content-length: ${inner.length}\r\ntransfer-encoding: chunked`,
      'content-length: 0\r\ncontent-length: 5',
      'transfer-encoding: chunked, identity',
      'transfer-encoding: xchunked',
      'transfer-encoding : chunked',
      'content-length: 0x10',
      'content-length: +5',
      'content-length: -1',
      'x: y\r\n folded: z\r\ncontent-length : 0',
      'x: y\nhost: evil\rz: 1',
    ]
    for (const lines of both) {
      const answer = await send(origin, outer(lines) + (lines.includes('chunked') ? '0\r\n\r\n' : '') + inner)
      const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)
      expect([lines, statuses.length, ['400', '401', '413'].includes(statuses[0] ?? '')]).toEqual([lines, 1, true])
    }
    // A refusal ends the connection: what was sent behind it, as the rest of a body or on its own, is never read.
    expect((await send(origin, outer('content-length: 0') + inner)).match(/HTTP\/1\.1 \d{3}/g)).toEqual([
      'HTTP/1.1 401',
    ])
    expect((await client.applications.list()).map(({ name }) => name)).toEqual(['样例'])
  })

  it('no tunnel is opened and no other protocol begun', async () => {
    const { origin, cookie, keys } = opened()
    const { host } = new URL(origin)
    const mine = `host: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n${callKeyHeader}: ${keys.calls}\r\n\r\n`
    expect(await send(origin, `TRACE /files/1 HTTP/1.1\r\n${mine}`)).toMatch(/^HTTP\/1\.1 404/)
    expect(await send(origin, `CONNECT example.com:443 HTTP/1.1\r\nhost: ${host}\r\n\r\n`)).not.toContain(' 200')
    const upgrade = `GET /files/1 HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`
    expect(await send(origin, upgrade)).toMatch(/^HTTP\/1\.1 401/)
    expect(await send(origin, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
  })

  it('a request with more head than any of ours is refused, and so is a call larger than any call, told or not', async () => {
    const { origin, cookie, keys } = opened()
    expect(await ask(origin, { headers: { cookie: 'x'.repeat(40_000) } })).toBe(431)
    const headers = { cookie, origin, [callKeyHeader]: keys.calls }
    const post = { method: 'POST', path: '/rpc/desk/state' }
    expect(await ask(origin, { ...post, headers: { ...headers, 'content-length': String(9 * 1024 ** 2) } })).toBe(413)
    expect(await ask(origin, { ...post, headers: { ...headers, 'transfer-encoding': 'chunked' } })).toBe(413)
  })

  it('whoever asks for a part of a file gets all of it, whatever part it names', async () => {
    const { fetch } = opened()
    const whole = (await (await fetch('/files/1')).arrayBuffer()).byteLength
    const ranges = ['bytes=0-0', 'bytes=-1', `bytes=${'0-,'.repeat(2000)}0-`, 'bytes=9-1', `bytes=0-${'9'.repeat(400)}`]
    for (const range of ranges) {
      const answer = await fetch('/files/1', { headers: { range } })
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, whole])
    }
  })

  // A handshake costs its time, and one address has its share.
  const many = { loopback: 1000, office: 200 }[kind]
  it(`of ${many} requests at once ours are all answered, and all strangers refused`, async () => {
    const { origin, cookie, keys } = opened()
    const ours = { path: `/files/1?key=${keys.bytes}`, headers: { cookie } }
    const asked = Array.from({ length: many }, (_, n) => ask(origin, n % 2 === 0 ? ours : { path: '/files/1' }))
    const statuses = await Promise.all(asked)
    expect(new Set(statuses.filter((_, n) => n % 2 === 0))).toEqual(new Set([200]))
    expect(new Set(statuses.filter((_, n) => n % 2 === 1))).toEqual(new Set([401]))
    expect(await ask(origin, ours)).toBe(200)
  })

  it('whoever asks for bytes and does not take them is given up, with or without a way in', async () => {
    const renderer = builtRenderer()
    // More than the system takes in between.
    writeFileSync(join(renderer, 'assets/large.js'), Buffer.alloc(32 * 2 ** 20))
    const patience = { ...usualPatience }
    const hasty = await openDoor(kind, context, renderer, patience)
    onTestFinished(() => hasty.close())
    const { cookie } = await hasty.browser()
    // Not before: on a busy machine whoever is let in takes their time, too.
    patience.bytes = 200
    const { hostname, port, host } = new URL(hasty.origin)
    const cut = new Promise<void>((done) => {
      const accepted = (message: unknown) => (message as { socket: Socket }).socket.once('close', () => done())
      subscribe('net.server.socket', accepted)
      onTestFinished(() => void unsubscribe('net.server.socket', accepted))
    })
    const at = { port: Number(port), host: hostname }
    const socket = kind === 'office' ? connectTls({ ...at, rejectUnauthorized: false }) : connect(at)
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => {}).pause()
    socket.write(`GET /assets/large.js HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n\r\n`)
    // Were it to wait, the test would never end.
    await cut
  })

  it('a request that does not come to its end is given up: its head, the body of a call, a file half-way', async () => {
    const patience = { ...usualPatience, head: 200 }
    const behindHead = await openDoor(kind, context, builtRenderer(), patience)
    onTestFinished(() => behindHead.close())
    // Each waits for the server to close; were it to wait for the rest, the test would never end.
    expect(await send(behindHead.origin, '')).not.toContain(' 200')
    expect(await send(behindHead.origin, 'GET / HTTP/1.1\r\ncontent-length: 100\r\n')).not.toContain(' 200')

    Object.assign(patience, usualPatience)
    const hasty = await openDoor(kind, context, builtRenderer(), patience)
    onTestFinished(() => hasty.close())
    const browser = await hasty.browser()
    const { cookie, keys } = browser
    const { origin } = hasty
    const head = `host: ${new URL(origin).host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n${callKeyHeader}: ${keys.calls}\r\ncontent-length: 100\r\n`
    const { upload } = await throughDoor(hasty, browser).intake.begin()
    // Not before: on a busy machine whoever is let in takes their time, too.
    Object.assign(patience, { call: 200, bytes: 200 })
    expect(await send(origin, `POST /rpc/desk/state HTTP/1.1\r\n${head}\r\n{`)).not.toContain(' 200')
    expect(await send(origin, `PUT /uploads/${upload}/half.pdf HTTP/1.1\r\n${head}\r\n{`)).not.toContain(' 200')
    const folder = join(context.holder.folder(), 'files/incoming', `upload-${upload}`)
    await expect.poll(() => readdirSync(folder)).toEqual([])
  })
})

function nameOf({ cookie }: LetIn): string {
  return cookie.split('=')[0] ?? ''
}
