import { RPCHandler } from '@orpc/server/message-port'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import type { MessagePortMain, WebContents } from 'electron'
import type { Context } from '../../router/context.ts'
import { plainAnswers } from '../../router/plain-answers.ts'
import { router } from '../../router/router.ts'
import { isDesk } from './app-protocol.ts'

/** What the page posts its port under (src-renderer/lib/client.ts). */
const portMessage = 'desk-port'

/**
 * Serves the router to the page of these contents, over the port it hands over after each load. Only the top frame of
 * the desk's own origin is heard; the port of an earlier load is closed.
 */
export function serveRouter(contents: WebContents, context: Context): void {
  const handler = new RPCHandler(router, { ...plainAnswers, plugins: [new RequestHeadersPlugin()] })
  let current: MessagePortMain | undefined
  contents.ipc.on(portMessage, ({ senderFrame, ports: [port] }) => {
    if (!port) return
    if (senderFrame?.parent !== null || !isDesk(senderFrame.url)) return port.close()
    current?.close()
    current = port
    handler.upgrade(port, { context })
    port.start()
  })
}
