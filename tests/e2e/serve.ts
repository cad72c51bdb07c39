import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { runLoopback } from '../../src-main/shells/loopback/run.ts'
import { setClock } from './clock.ts'

/*
 * The loopback shell as `npm start -- --print-url` runs it, on a given build of the renderer. Every connection the
 * process itself opens is printed. A third argument sets the clock.
 */

const [folder = '', renderer = '', clock] = process.argv.slice(2)
if (clock) setClock(clock)

subscribe('net.client.socket', (message) => {
  const { socket } = message as { readonly socket: Socket }
  socket.once('connectionAttempt', (address, port) => console.log(`connection ${address}:${port}`))
})

const failure = await runLoopback({ folder, renderer, printOnly: true, memory: join(dirname(folder), 'memory.json') })
if (failure) {
  console.error(failure)
  process.exitCode = 1
}
