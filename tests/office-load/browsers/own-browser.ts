import { createHash, X509Certificate } from 'node:crypto'
import { chromium, type Page, type Response } from 'playwright-core'
import { findChromium } from '../../e2e/chromium.ts'
import { see } from '../../e2e/main-path.ts'
import { password } from '../people.ts'
import { type Acknowledged, changing } from '../record.ts'
import { isRefusedWithReason } from '../refusals.ts'
import type { Where } from '../served-office.ts'
import { type Keeping, watchKeeping } from './keeping.ts'

/** What one officer's browser was told, and what went wrong in it. */
export type Heard = {
  readonly kept: Acknowledged[]
  conflicts: number
  readonly faults: string[]
  readonly keeping: Keeping
}

export type OwnBrowser = {
  readonly name: string
  readonly page: Page
  readonly heard: Heard
  /** Once all that was asked has been answered. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** A browser of an officer's own, signed in through the office's page; it trusts this one certificate, by its key. */
export async function openOwn({ origin, certificate }: Where, name: string): Promise<OwnBrowser> {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  const trusted = createHash('sha256').update(key).digest('base64')
  const browser = await chromium.launch({
    ...findChromium(),
    args: ['--no-sandbox', `--ignore-certificate-errors-spki-list=${trusted}`],
    timeout: 90_000,
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  const heard: Heard = { kept: [], conflicts: 0, faults: [], keeping: { screen: [], call: [] } }
  const fault = (text: string) => void heard.faults.push(`${name}: ${text}`)
  const open = new Set<unknown>()
  const reading: Promise<void>[] = []
  page.on('pageerror', (error) => fault(String(error)))
  page.on('console', (message) => {
    // A refused call is looked at by its answer.
    const isRefusal = /^Failed to load resource: .* status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isRefusal) fault(message.text())
  })
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => {
    open.delete(request)
    // A look that the page no longer wants is given up by it.
    const text = request.failure()?.errorText ?? ''
    if (text !== 'net::ERR_ABORTED') fault(`${request.url()}: ${text}`)
  })
  await page.exposeFunction('noteKept', (what: keyof Keeping, took: number) => void heard.keeping[what].push(took))
  await page.addInitScript(watchKeeping)
  await page.goto(origin)
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await see(page.getByRole('navigation', { name: '主要位置' }))
  // Before that the desk is right to answer nothing.
  page.on('response', (response) => {
    reading.push(hear(response, name, heard).catch((error) => fault(`${response.url()}: ${error}`)))
  })
  return {
    name,
    page,
    heard,
    async settled() {
      while (open.size > 0) await page.waitForEvent('requestfinished').catch(() => {})
      await Promise.all(reading)
    },
    close: () => browser.close(),
  }
}

async function hear(response: Response, name: string, heard: Heard): Promise<void> {
  const { pathname } = new URL(response.url())
  if (response.status() >= 500) heard.faults.push(`${name}: ${response.status()} ${pathname}`)
  if (!pathname.startsWith('/rpc/')) return
  const procedure = pathname.slice('/rpc/'.length)
  if (response.status() >= 400) {
    const { json } = await response.json()
    if (isRefusedWithReason(json.code)) heard.conflicts++
    else heard.faults.push(`${name}: ${procedure} ${response.status()} ${json.code} ${json.message}`)
  } else if (changing.includes(procedure)) {
    const { json: input } = response.request().postDataJSON()
    const { json: answer } = await response.json()
    heard.kept.push({ by: name, procedure, input, answer })
  }
}
