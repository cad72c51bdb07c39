import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterEach, describe } from 'vitest'
import { findChromium, hasChromium } from './chromium.ts'
import { onScreen } from './on-screen.ts'
import { builtRenderer } from './renderer-build.ts'
import { sampleDesk } from './sample-desk.ts'
import { serveProgram } from './serve-program.ts'

export const fixtures = join(import.meta.dirname, '../fixtures/xuhui-intake')

/**
 * A suite that needs a browser; without one it counts as skipped and says why. Where a test fails, its open pages are
 * told: which step did not arrive says little without what stood there instead.
 */
export function inBrowser(name: string, body: () => void): void {
  if (!hasChromium) describe.skip(`${name} (no Chromium: install it, or name its executable in CHROMIUM)`, body)
  else
    describe(name, () => {
      body()
      // Stands last and so runs first, before the suite closes its pages.
      afterEach(async ({ task }) => {
        if (task.result?.state !== 'fail') return
        for (const { page, errors } of opened) {
          if (!page.isClosed()) console.error(`${task.name}:\n${await onScreen(page, errors)}`)
        }
      })
    })
}

/** A loopback shell in a process of its own, on a data folder of its own. */
export type ServedDesk = {
  readonly folder: string
  readonly origin: string
  /** Opens the desk once. */
  readonly address: string
  /** Connections the process opened itself, as host:port. */
  readonly connections: readonly string[]
  stop(): Promise<void>
}

/** Serves a data folder that is not set up yet, or with `sample` the sample district as it came in. */
export async function serveDesk({ sample = false } = {}): Promise<ServedDesk> {
  const made = sample ? await sampleDesk() : emptyFolder()
  return serveFolder(made.folder, made.remove)
}

function emptyFolder() {
  const remove = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
  return { folder: join(remove, '徐汇区'), remove }
}

/** Serves `folder`, by a clock that starts at `clock` (ISO 8601) or the machine's; stopping takes `remove` away. */
export async function serveFolder(folder: string, remove: string, clock?: string): Promise<ServedDesk> {
  const child = spawn(
    process.execPath,
    [await serveProgram(), folder, await builtRenderer(), ...(clock ? [clock] : [])],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  const connections: string[] = []
  const lines = createInterface({ input: child.stdout })
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('请在这台电脑的浏览器中打开')) console.error(line)
  })
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('connection ')) connections.push(line.slice('connection '.length))
      else resolve(line)
    })
    child.once('exit', (code) => reject(new Error(`the loopback shell ended with ${code}`)))
  })
  return {
    folder,
    address,
    origin: new URL(address).origin,
    connections,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(remove, { recursive: true, force: true })
    },
  }
}

/** A browser whose every way to the network but this machine's own addresses ends in a proxy that only takes notes. */
export type WatchedBrowser = {
  readonly browser: Browser
  /** Where the browser, its pages included, tried to get to. */
  readonly attempts: readonly string[]
  close(): Promise<void>
}

export async function openBrowser(): Promise<WatchedBrowser> {
  const attempts: string[] = []
  const proxy = createServer((request, response) => {
    attempts.push(request.url ?? '')
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket) => {
    attempts.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const browser = await chromium.launch({
    ...findChromium(),
    args: ['--no-sandbox'],
    timeout: patience,
    proxy: { server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, bypass: '127.0.0.1' },
  })
  return {
    browser,
    attempts,
    async close() {
      await browser.close()
      proxy.closeAllConnections()
      await new Promise((closed) => proxy.close(closed))
    },
  }
}

/** The officer's screen: what they see, and everything the page asked for or could not do. */
export type Screen = {
  readonly page: Page
  /** Addresses of every request, those that failed included. */
  readonly requests: readonly string[]
  /** Errors nobody caught and what the console calls an error. */
  readonly errors: readonly string[]
}

/** Every screen the suite has opened. */
const opened: Screen[] = []

/** Milliseconds until what does not come counts as missing, on however busy a machine. */
const patience = 90_000

/** Opens the desk in a window of a small laptop. */
export async function openScreen(
  { browser }: WatchedBrowser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  })
  const requests: string[] = []
  const errors: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  const page = await context.newPage()
  const screen = { page, requests, errors }
  opened.push(screen)
  page.setDefaultTimeout(patience)
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  await page.goto(address)
  // The opening page leads on once it has been let in.
  await page.waitForURL((url) => url.pathname === '/')
  return screen
}
