import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { DeskClient } from '../../../../../src-main/router/router.ts'
import { sampleBatch } from '../sample-batch.ts'

/*
 * Starts the built main process on the stand-in, sets a batch up, takes a folder in, makes its book and closes: what it
 * prints says whether the bundle found its migrations, its schemes, the code of its worker threads, and the typesetter
 * with its faces.
 */

const [entry = '', intake = ''] = process.argv.slice(2)
const standIn = new URL('../../../../support/electron-stand-in.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standIn : specifier, context),
})
const electron: typeof import('../../../../support/electron-stand-in.ts') = await import(standIn)
electron.app.once('quit', (_event, code = 0) => process.exit(code))
await import(pathToFileURL(entry).href)
await electron.whenCalled('window.loadURL')

const [window] = electron.windows
if (!window) throw new Error('no window was opened')
const port = electron.handOverPort(window, { url: 'app://desk/', parent: null })
port.start()
const client: DeskClient = createORPCClient(new RPCLink({ port: port as unknown as MessagePort }))
await client.desk.create(sampleBatch)
for await (const event of await client.intake.import({ from: { path: intake } })) {
  if (event.kind === 'done') {
    const [{ id, name } = { id: '', name: '' }] = event.value.applications
    const { application } = await client.applications.get({ application: id })
    const { ready, details } = await client.books.preview({ application: id })
    const book = { ready, pages: details.pages, attachments: details.attachments?.map(({ pages }) => pages) }
    console.log(JSON.stringify({ name, pages: application.attachments.map(({ pages }) => pages), book }))
  }
}
port.close()
electron.app.quit()
