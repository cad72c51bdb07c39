import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { rendererFile } from '../../src-main/shells/renderer-files.ts'

const root = resolve(import.meta.dirname, '../..')

/** Serves a page with one line of Mantine text, built as the desk's page is. Within the project, so that the page finds the same packages. */
export async function serveEmptyPage(out: string) {
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
