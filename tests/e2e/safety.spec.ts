import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { callKeyHeader, pageKeysPlace } from '../../src-domain/page-keys.ts'
import { spend } from '../support/let-in.ts'
import {
  inBrowser,
  openBrowser,
  openScreen,
  type Screen,
  type ServedDesk,
  serveDesk,
  type WatchedBrowser,
} from './desk.ts'

inBrowser('the desk in a browser full of other people’s pages', () => {
  let desk: ServedDesk
  let browser: WatchedBrowser
  let screen: Screen

  beforeAll(async () => {
    desk = await serveDesk()
    browser = await openBrowser()
    screen = await openScreen(browser, desk.address)
    await screen.page.getByRole('heading', { name: '新建批次' }).waitFor()
  })

  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  it('runs no script that was put into its page, from inside or from elsewhere', async () => {
    const { page } = screen
    const refused = await page.evaluate(async (elsewhere) => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
      const script = (fill: (element: HTMLScriptElement) => void) =>
        new Promise((done) => {
          const element = document.createElement('script')
          element.onload = element.onerror = done
          fill(element)
          document.head.append(element)
          if (!element.src) done(undefined)
        })
      await script((element) => {
        element.textContent = 'window.injected = "inline"'
      })
      await script((element) => {
        element.src = `${elsewhere}/script.js`
      })
      const image = document.createElement('div')
      image.innerHTML = '<img src="data:," onerror="window.injected = \'handler\'">'
      await new Promise((done) => image.querySelector('img')?.addEventListener('error', done))
      const asked = await fetch(`${elsewhere}/collect`, { method: 'POST', mode: 'no-cors' }).then(
        () => 'sent',
        () => 'refused',
      )
      // They are told of a little later than the refusals themselves.
      while (violations.length < 4) await new Promise((later) => setTimeout(later, 10))
      return { injected: Reflect.get(window, 'injected'), asked, violations: violations.sort() }
    }, 'https://elsewhere.example')
    expect(refused).toEqual({
      injected: undefined,
      asked: 'refused',
      violations: ['connect-src', 'script-src-attr', 'script-src-elem', 'script-src-elem'],
    })
    expect(browser.attempts.filter((to) => to.includes('elsewhere.example'))).toEqual([])
  })

  it('answers a page of another port 403, although the browser sends the session along', async () => {
    const foreign = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>foreign'))
    foreign.listen(0, '127.0.0.1')
    await once(foreign, 'listening')
    onTestFinished(() => void foreign.close())
    const page = await screen.page.context().newPage()
    onTestFinished(() => page.close())
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)

    const read = await page.evaluate(
      (origin) =>
        fetch(`${origin}/rpc/desk/state`, { method: 'POST', credentials: 'include', body: '{}' }).then(
          () => 'read',
          () => 'refused',
        ),
      desk.origin,
    )
    expect(read).toBe('refused')

    const framed = page.waitForResponse(`${desk.origin}/`)
    await page.evaluate((origin) => {
      const frame = document.createElement('iframe')
      frame.src = `${origin}/`
      document.body.append(frame)
    }, desk.origin)
    expect((await framed).status()).toBe(403)

    const posted = page.waitForResponse(`${desk.origin}/rpc/desk/state`)
    await page.evaluate((origin) => {
      const form = document.createElement('form')
      form.action = `${origin}/rpc/desk/state`
      form.method = 'post'
      document.body.append(form)
      form.submit()
    }, desk.origin)
    expect((await (await posted).request().allHeaders()).cookie).toMatch(/^desk-\d+=/)
    expect((await posted).status()).toBe(403)
  })

  it('answers only its own origin and its own host, and only who holds the session', async () => {
    const [{ name, value } = { name: '', value: '' }] = await screen.page.context().cookies(desk.origin)
    const cookie = `${name}=${value}`
    const { origin } = desk
    const { host, port } = new URL(origin)
    const statusOf = async (headers: Record<string, string>, path = '/', method = 'GET') =>
      (await ask(origin + path, method, { host, ...headers })).status

    const { calls } = JSON.parse(await screen.page.evaluate((key) => localStorage.getItem(key) ?? '', pageKeysPlace))
    expect(await statusOf({ cookie, origin, [callKeyHeader]: calls }, '/rpc/desk/state', 'POST')).toBe(200)
    expect(await statusOf({ cookie, origin }, '/rpc/desk/state', 'POST')).toBe(401)
    expect(await statusOf({ cookie, origin: 'https://elsewhere.example' }, '/rpc/desk/state', 'POST')).toBe(403)
    expect(await statusOf({ cookie, origin: 'null' }, '/rpc/desk/state', 'POST')).toBe(403)
    expect(await statusOf({ cookie, host: `localhost:${port}` })).toBe(403)
    expect(await statusOf({ cookie, host: `elsewhere.example:${port}` })).toBe(403)
    for (const path of ['/', '/rpc/desk/state', '/files/1', '/forms/A01', '/products/1']) {
      expect(await statusOf({}, path), path).toBe(401)
      expect(await statusOf({ cookie: `${name}=${'A'.repeat(value.length)}` }, path), path).toBe(401)
    }
  })

  it('opens with its address once, and keeps the session where no script can read it', async () => {
    const { host } = new URL(desk.origin)
    const again = await spend(desk.address)
    expect([again.status, again.headers.get('set-cookie')]).toEqual([401, null])
    expect((await ask(`${desk.origin}/open/${'A'.repeat(43)}`, 'GET', { host })).status).toBe(401)
    expect(await screen.page.evaluate(() => document.cookie)).toBe('')
    expect(await screen.page.context().cookies(desk.origin)).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }])
  })

  it('shows a page of another port the cookie and no key, and replayed from there the cookie opens nothing', async () => {
    let shown: string | undefined
    const foreign = createServer((asked, response) => {
      shown ??= asked.headers.cookie
      response.setHeader('content-type', 'text/html').end('<p>foreign')
    })
    foreign.listen(0, '127.0.0.1')
    await once(foreign, 'listening')
    onTestFinished(() => void foreign.close())
    const page = await screen.page.context().newPage()
    onTestFinished(() => page.close())
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)
    expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({})
    // The browser does send it: that is why it is not enough.
    expect(shown).toMatch(/^desk-\d+=/)
    const { host } = new URL(desk.origin)
    for (const path of ['/rpc/desk/state', '/files/1', '/products/1']) {
      const replayed = await ask(desk.origin + path, 'POST', { host, cookie: shown ?? '', origin: desk.origin })
      expect([path, replayed.status]).toEqual([path, 401])
    }
  })

  it('stays open when it is loaded again and in a second tab, and its token stands in no address', async () => {
    const { page } = screen
    await page.reload()
    await page.getByRole('heading', { name: '新建批次' }).waitFor()
    const second = await page.context().newPage()
    onTestFinished(() => second.close())
    await second.goto(desk.origin)
    await second.getByRole('heading', { name: '新建批次' }).waitFor()
    expect([page.url(), second.url()]).toEqual([`${desk.origin}/`, `${desk.origin}/`])
    await page.goBack()
    expect(page.url()).not.toContain('#')
    await page.goto(desk.origin)
    await page.getByRole('heading', { name: '新建批次' }).waitFor()
  })
})

/** A request with exactly these headers, which no browser would let a page send. */
async function ask(url: string, method: string, headers: Record<string, string>) {
  const asking = request(url, { method, headers, setHost: false, agent: false })
  asking.end(method === 'POST' ? '{}' : undefined)
  const [response] = await once(asking, 'response')
  response.resume()
  await once(response, 'end')
  return { status: response.statusCode as number }
}
