import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { shareOut } from '../../../../src-main/shells/office/share-out.ts'

it('gives each address so many connections at once, and one again for each that has ended', async () => {
  const server = createServer()
  shareOut(server, 2)
  const letIn: Socket[] = []
  server.on('connection', (socket) => {
    if (socket.destroyed) return
    letIn.push(socket.on('error', () => {}))
    socket.write('let in')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const socket of letIn) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const knock = async (localAddress: string) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => {})
    await Promise.race([once(socket, 'data'), once(socket, 'close')])
    return letIn.length
  }
  for (const [from, count] of [
    ['127.0.0.1', 1],
    ['127.0.0.1', 2],
    ['127.0.0.1', 2],
    ['127.0.0.2', 3],
  ] as const)
    expect([from, await knock(from)]).toEqual([from, count])
  const [first] = letIn
  first?.destroy()
  if (first) await once(first, 'close')
  expect(await knock('127.0.0.1')).toBe(4)
})
