import type { Server } from 'node:net'
import { networkOf } from './tries.ts'

/** Holds whoever comes from one address to so many connections at once, or one machine could keep all others out. */
export function shareOut(server: Server, each: number): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const from = networkOf(socket.remoteAddress ?? '')
    const before = open.get(from) ?? 0
    if (before >= each) return void socket.destroy()
    open.set(from, before + 1)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left > 0) open.set(from, left)
      else open.delete(from)
    })
  })
}
