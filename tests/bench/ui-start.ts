import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { resolveConfig } from 'electron-vite'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { build } from 'vite'
import { rendererFile } from '../../src-main/shells/renderer-files.ts'
import { openBrowser, openScreen, serveDesk } from '../e2e/desk.ts'
import { temporaryFolder } from './measure.ts'
import { milliseconds, percentile } from './ui-page.ts'

const root = resolve(import.meta.dirname, '../..')
const times = 9

/** From the address to a desk one can work at, against a page with one line of Mantine text, built the same way. */
export async function benchStart(): Promise<void> {
  const folder = temporaryFolder()
  const empty = await serveEmptyPage(folder.path)
  const desk = await serveDesk({ sample: true })
  const watched = await openBrowser()
  const { page } = await openScreen(watched, desk.address)
  const storageState = await page.context().storageState()
  await page.close()
  const ours = await starts(watched.browser, `${desk.origin}/`, '今天该做', { storageState })
  const other = await starts(watched.browser, empty.address, '空白页', {})
  console.log(
    `start to a usable desk: ${(ours / other).toFixed(2)}× an empty Mantine page  (${milliseconds(ours)} : ${milliseconds(other)})`,
  )
  await watched.close()
  await desk.stop()
  empty.stop()
  folder.remove()
}

/** Median of the milliseconds until a text is painted, each time in a browser profile that has seen nothing. */
async function starts(
  browser: Browser,
  address: string,
  text: string,
  options: BrowserContextOptions,
): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 }, ...options })
    const page = await context.newPage()
    await page.goto(address, { waitUntil: 'commit' })
    const seen = await page.waitForFunction(
      (text) => document.body?.textContent?.includes(text) && performance.now(),
      text,
      { polling: 'raf' },
    )
    taken.push((await seen.jsonValue()) as number)
    await context.close()
  }
  return percentile(taken.slice(1), 0.5)
}

/** Within the project, so that the page finds the same packages. */
async function serveEmptyPage(out: string) {
  const source = join(root, 'out/bench-empty')
  mkdirSync(source, { recursive: true })
  writeFileSync(
    join(source, 'index.html'),
    '<!doctype html><div id="root"></div><script type="module" src="./main.tsx"></script>',
  )
  writeFileSync(
    join(source, 'main.tsx'),
    `import '@mantine/core/styles.css'
import { MantineProvider, Text } from '@mantine/core'
import { createRoot } from 'react-dom/client'
createRoot(document.getElementById('root')!).render(<MantineProvider><Text>空白页</Text></MantineProvider>)
`,
  )
  const { config } = await resolveConfig({ root, logLevel: 'error' }, 'build', 'production')
  const { renderer } = config ?? {}
  await build({
    ...renderer,
    configFile: false,
    root: source,
    build: {
      ...renderer?.build,
      outDir: out,
      emptyOutDir: false,
      rolldownOptions: { input: join(source, 'index.html') },
    },
  })
  const server = createServer(async (request, response) => {
    const answer = await rendererFile(
      out,
      request.method ?? 'GET',
      URL.parse(`http://127.0.0.1${request.url}`)?.pathname ?? '/',
    )
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
