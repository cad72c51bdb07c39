import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { isProcedure } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOfficers } from '../../../../db/officers.ts'
import { sessionHeader } from '../../../../src-domain/officer-header.ts'
import { isAtTheMachine } from '../../../../src-main/router/at-the-machine.ts'
import { router } from '../../../../src-main/router/router.ts'
import { certificateFor, renewBefore } from '../../../../src-main/shells/office/certificate.ts'
import { newTries } from '../../../../src-main/shells/office/tries.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { builtRenderer, inProcess, lastingContext, outcome } from '../../router/desks.ts'
import { ask, send } from '../http/ask.ts'
import { asPage, fillDesk, knock, type OpenDoor, openDoor, signedIn, throughDoor } from '../http/doors.ts'
import { passwordOf, peopleOf } from './people.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-'))
const context = lastingContext(join(home, '样例数据'))
let door: OpenDoor
let certificate = ''
const code = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  await fillDesk(context)
  await peopleOf(context, { name: '赵临时', roles: ['handler'] })
  door = await openDoor('office', context, builtRenderer(home))
  certificate = door.certificate ?? ''
})
afterAll(async () => {
  await door.close()
  context.holder.close()
  rmSync(home, { recursive: true })
})

const told = async (given: unknown, headers?: Record<string, string>) => {
  const answer = await knock(door.origin, certificate, given, headers)
  return { status: answer.status, cookie: answer.headers.get('set-cookie'), text: await answer.text() }
}

describe('signing in from another machine', () => {
  it('takes a name and its password, and leaves a cookie no script, no other site and no plain page can use', async () => {
    const { status, cookie } = await told({ name: '陈经办', password: passwordOf })
    expect(status).toBe(200)
    expect(cookie).toMatch(/^__Host-desk-\d+=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
  })

  it('slows an address by its network, ever longer, and forgets it once it was right', () => {
    let now = 0
    const tries = newTries(() => now)
    const begin = (address: string) => tries.begin(address)
    expect([begin('10.0.0.7'), begin('10.0.0.7'), begin('10.0.0.7'), begin('10.0.0.7')]).toEqual([0, 0, 0, 5000])
    expect(begin('10.0.0.8')).toBe(0)
    now = 5000
    expect([begin('10.0.0.7'), begin('10.0.0.7')]).toEqual([0, 10_000])
    tries.right('10.0.0.7')
    expect([begin('10.0.0.7'), begin('10.0.0.7')]).toEqual([0, 0])
    for (const end of ['1', '2', '3']) expect(begin(`fd00:1:2:3::${end}`)).toBe(0)
    expect(begin('fd00:1:2:3:ffff::9')).toBe(5000)
    // A clock put back makes nobody wait for longer than that.
    now = -1e9
    expect(begin('10.0.0.7')).toBe(0)
    for (let n = 0; n < 10_001; n++) begin(`10.1.${n >> 8}.${n & 255}`)
    expect(begin('fd00:1:2:3::1')).toBe(0)
  })

  it('takes nothing but that, and only from its own page', async () => {
    const { origin } = door
    const headers = { origin, 'content-type': 'application/json' }
    const post = { method: 'POST', path: '/open', headers }
    expect(await ask(origin, { path: '/open' })).toBe(404)
    expect((await told({ name: '陈经办' })).status).toBe(401)
    expect((await told(['陈经办', passwordOf])).status).toBe(401)
    expect((await told({ name: 'x'.repeat(5000), password: '' })).status).toBe(413)
    expect(await ask(origin, { ...post, headers: { ...headers, 'transfer-encoding': 'chunked' } })).toBe(413)
    expect(await ask(origin, { ...post, headers: { ...headers, origin: 'https://example.com' } })).toBe(403)
    expect(await ask(origin, { ...post, headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).toBe(403)
    // Any page may lead to ours; none may use it within itself.
    const afar = { 'sec-fetch-site': 'cross-site' }
    expect(await ask(origin, { headers: { ...afar, 'sec-fetch-mode': 'navigate' } })).toBe(200)
    expect(await ask(origin, { headers: { ...afar, 'sec-fetch-mode': 'no-cors' } })).toBe(403)
    expect(await ask(origin, { path: '/files/1', headers: { ...afar, 'sec-fetch-mode': 'navigate' } })).toBe(403)
  })
})

describe('a sitting from another machine', () => {
  it('is the one its pass belongs to, whatever sitting a page says, and ends with it', async () => {
    const mine = await signedIn(door.origin, certificate)
    const { uid } = (await throughDoor(door, mine).people.list()).find(({ name }) => name === '陈经办') ?? { uid: '' }
    const atMachine = context.holder.sessions.begin(uid)
    // One that goes on elsewhere is worth nothing to this browser, and is not made its own.
    const borrowed = throughDoor(door, mine, { [sessionHeader]: atMachine })
    await expect(borrowed.applications.list()).rejects.toEqual(code('signed-out'))
    const client = throughDoor(door, mine, { [sessionHeader]: mine.session })
    expect(await client.applications.list()).toMatchObject([{ name: '样例' }])
    expect(await client.desk.state()).toMatchObject({
      kind: 'open',
      officer: { name: '陈经办' },
      host: { kind: 'office' },
    })

    const page = asPage(door, mine)
    expect((await page('/files/1')).status).toBe(200)
    await client.people.signOut()
    expect((await page('/files/1')).status).toBe(401)
    await expect(throughDoor(door, mine).desk.state()).rejects.toThrow()
    // Nobody else's has ended with it.
    expect(context.holder.sessions.officerOf(atMachine)).toBe(uid)
    context.holder.sessions.end(atMachine)
  })

  it('is a new one each time, whatever the browser brought along', async () => {
    const before = await signedIn(door.origin, certificate)
    const again = await knock(
      door.origin,
      certificate,
      { name: '陈经办', password: passwordOf },
      { cookie: before.cookie },
    )
    const cookie = again.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).not.toBe(before.cookie)
    expect(((await again.json()) as { session: string }).session).not.toBe(before.session)
  })

  it('is over once its officer has another password, but for the one who gives it', async () => {
    const [thief, mine] = [await signedIn(door.origin, certificate), await signedIn(door.origin, certificate)]
    const client = throughDoor(door, mine)
    const { uid } = (await client.people.list()).find(({ name }) => name === '陈经办') ?? { uid: '' }
    await client.people.password({ officer: uid, former: passwordOf, password: passwordOf })
    expect((await asPage(door, thief)('/files/1')).status).toBe(401)
    expect((await asPage(door, mine)('/files/1')).status).toBe(200)
  })

  it('is over once its officer no longer works here', async () => {
    const mine = await signedIn(door.origin, certificate, '赵临时')
    const { uid } = (await throughDoor(door, mine).people.list()).find(({ name }) => name === '赵临时') ?? { uid: '' }
    const head = inProcess(context, undefined, signedInAtMachine())
    expect((await asPage(door, mine)('/files/1')).status).toBe(200)
    await head.people.change({ officer: uid, retired: true })
    expect((await asPage(door, mine)('/files/1')).status).toBe(401)
  })
})

describe('from another machine', () => {
  it('nothing is done that is for whoever sits at this one, and no path of it is taken or told', async () => {
    const mine = await signedIn(door.origin, certificate)
    const client = throughDoor(door, mine)
    const kept: string[] = []
    for (const path of below(router, [])) {
      if (!isAtTheMachine(path)) continue
      kept.push(path.join('.'))
      const call = path.reduce((node: unknown, name) => (node as Record<string, unknown>)[name], client)
      await expect((call as (input: unknown) => Promise<unknown>)({})).rejects.toEqual(code('at-the-machine'))
    }
    expect(kept).toEqual(
      expect.arrayContaining(['desk.open', 'backup.restore', 'host.reveal', 'office.close', 'people.signIn']),
    )
    const from = { path: join(home, '样例数据', 'desk.sqlite') }
    await expect(client.attachments.add({ application: 'A01', from })).rejects.toEqual(code('path-from-afar'))
    await expect(client.rosters.look({ from })).rejects.toEqual(code('path-from-afar'))

    const looked = [
      await client.desk.state(),
      await client.backup.places(),
      await client.office.state(),
      await client.memory.preferences(),
      await client.editions.products(),
      await client.lists.make({ list: 'intake' }),
    ]
    expect(JSON.stringify(looked)).toContain('清单')
    expect(JSON.stringify(looked)).not.toContain(home)
    // Nor what has gone wrong there.
    const incoming = join(home, '样例数据/files/incoming')
    renameSync(incoming, `${incoming}-aside`)
    writeFileSync(incoming, '')
    const refused: unknown = await client.lists.make({ list: 'intake' }).catch((error: Error) => error.message)
    rmSync(incoming)
    renameSync(`${incoming}-aside`, incoming)
    expect(refused).toContain('没有')
    expect(refused).not.toContain(home)
  })
})

describe('the certificate', () => {
  it('is for this address and for serving alone, lasts two years, and its key is the owner’s alone', async () => {
    const folder = temporaryFolder()
    const made = must(await certificateFor(folder, '192.168.1.20'))
    const read = new X509Certificate(made.certificate)
    expect(read.checkIP('192.168.1.20')).toBe('192.168.1.20')
    expect([read.checkIP('192.168.1.21'), read.checkHost('localhost'), read.ca]).toEqual([undefined, undefined, false])
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(made.fingerprint).toBe(read.fingerprint256)
    const years = (Date.parse(made.until) - Date.now()) / (365 * 24 * 3_600_000)
    expect(years).toBeGreaterThan(1.99)
    expect(years).toBeLessThan(2.01)
    for (const file of readdirSync(join(folder, 'office')))
      expect([file, statSync(join(folder, 'office', file)).mode & 0o777]).toEqual([file, 0o600])
  })

  it('stays as long as it lasts, and is made anew for another address, near its end, and where it is damaged', async () => {
    const folder = temporaryFolder()
    const at = async (address: string, now?: number) => must(await certificateFor(folder, address, now))
    const first = await at('10.0.0.7')
    expect(await at('10.0.0.7')).toEqual(first)
    const end = Date.parse(first.until)
    expect(await at('10.0.0.7', end - renewBefore - 1000)).toEqual(first)
    const later = await at('10.0.0.7', end - renewBefore + 1000)
    expect(later.fingerprint).not.toBe(first.fingerprint)
    const other = await at('10.0.0.8')
    expect(other.fingerprint).not.toBe(later.fingerprint)
    writeFileSync(join(folder, 'office/key.pem'), first.key)
    expect((await at('10.0.0.8')).fingerprint).not.toBe(other.fingerprint)
  })

  it('keeps a key that leaves in no copy of the desk', async () => {
    const { value } = await outcome(inProcess(context, undefined, signedInAtMachine()).backup.create())
    expect(value.places[0]?.copies).toHaveLength(1)
    const key = readFileSync(join(home, '样例数据/office/key.pem'))
    const copied = readdirSync(join(home, '样例数据/backups'), { recursive: true, withFileTypes: true }).filter(
      (file) => file.isFile(),
    )
    expect(copied.length).toBeGreaterThan(0)
    for (const { parentPath, name } of copied) expect(readFileSync(join(parentPath, name)).includes(key)).toBe(false)
  })
})

describe('the connection', () => {
  const at = () => ({ host: '127.0.0.1', port: Number(new URL(door.origin).port) })
  const shake = (options: object) =>
    new Promise<string>((resolve) => {
      const socket = connectTls({ ...at(), ca: certificate, ...options }, () => {
        resolve(socket.getProtocol() ?? '')
        socket.destroy()
      })
      socket.once('error', () => resolve('refused'))
    })

  it('is TLS 1.2 or 1.3, proved by that certificate, under no name', async () => {
    expect(await shake({})).toBe('TLSv1.3')
    expect(await shake({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2')
    expect(await shake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).toBe('refused')
    expect(await shake({ ca: undefined })).toBe('refused')
    expect(await shake({ servername: 'example.com', checkServerIdentity: () => undefined })).toBe('refused')
    const { port } = at()
    for (const host of [`localhost:${port}`, `example.com:${port}`, '127.0.0.1', `127.0.0.1:${port}.example.com`])
      expect([host, await ask(door.origin, { headers: { host } })]).toEqual([host, 403])
  })

  it('is begun once: no handshake is made anew on it', async () => {
    const socket = connectTls({ ...at(), ca: certificate, maxVersion: 'TLSv1.2' })
    socket.on('error', () => {})
    await new Promise((secure) => socket.once('secureConnect', secure))
    const again = await new Promise((done) => {
      socket.once('close', () => done('refused'))
      socket.renegotiate({}, (error) => done(error ? 'refused' : 'renegotiated'))
    })
    socket.destroy()
    expect(again).toBe('refused')
  })

  it('is none without TLS: who speaks plainly is told nothing', async () => {
    const plain = door.origin.replace('https', 'http')
    expect(await send(plain, 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')).not.toContain('HTTP')
  })

  it('is to be had while others begin one and never speak', async () => {
    const { host, port } = at()
    const from = { localAddress: '127.0.0.2' }
    const silent = Array.from({ length: 300 }, () => connect({ ...from, port, host }).on('error', () => {}))
    const closed = silent.map((socket) => new Promise((done) => socket.once('close', done)))
    await Promise.all(silent.map((socket) => new Promise((done) => socket.once('connect', done))))
    expect(await ask(door.origin)).toBe(200)
    // No machine has them all.
    expect(await shake(from)).toBe('refused')
    // Each is given up: were it not, this would never end.
    for (const socket of silent) socket.resume()
    await Promise.all(closed)
  })
})

describe('a wrong name or password', () => {
  it('says one and the same of a wrong password, of no such officer, and of one without a password, ever later', async () => {
    // Each counts for the address it comes from, whatever name it tries.
    const answers = [
      await told({ name: '陈经办', password: 'wrong' }),
      await told({ name: '没有此人', password: passwordOf }),
      await told({ name: '无密码', password: '' }),
    ]
    for (const { status, cookie } of answers) expect([status, cookie]).toEqual([422, null])
    expect(answers[1]?.text).toBe(answers[0]?.text)
    expect(answers[0]?.text).toContain('姓名或密码不对')
    expect(answers[2]?.text).toMatch(/office-sign-in-wait.*过 5 秒/)
  })
})

let headSession: string | undefined
function signedInAtMachine(): string {
  const desk = context.holder.desk()
  const uid = desk && listOfficers(desk.store).find(({ name }) => name === '陈经办')?.uid
  headSession ??= context.holder.sessions.begin(uid ?? '')
  return headSession
}

function below(node: object, path: readonly string[]): (readonly string[])[] {
  return Object.entries(node).flatMap(([name, child]) =>
    isProcedure(child) ? [[...path, name]] : below(child, [...path, name]),
  )
}
