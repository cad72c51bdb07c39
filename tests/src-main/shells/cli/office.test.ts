import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readApplication } from '../../../../db/applications.ts'
import { closeDesk, openDesk } from '../../../../src-main/desk/desk.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { builtProgram } from '../../../support/program.ts'
import { builtRenderer, lastingContext } from '../../router/desks.ts'
import { fillDesk, signedIn, throughDoor } from '../http/doors.ts'
import { peopleOf } from '../office/people.ts'

it.each(['SIGINT', 'SIGTERM'] as const)(
  'an office that ends by %s lets go of desk and port, and has all that was kept',
  async (signal) => {
    const folder = join(temporaryFolder(), '样例数据')
    const context = lastingContext(folder)
    await fillDesk(context)
    await peopleOf(context)
    context.holder.close()
    const port = await freePort()
    const program = await builtProgram(join(import.meta.dirname, 'programs/office.ts'))
    const served = spawn(process.execPath, [program, folder, String(port), builtRenderer()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(served, 'exit')
    const [told] = await once(served.stdout, 'data')
    expect(String(told)).toContain(`办公室已打开：https://127.0.0.1:${port}`)
    const origin = `https://127.0.0.1:${port}`
    const certificate = readFileSync(join(folder, 'office/certificate.pem'), 'utf8')
    const client = throughDoor({ ...door, origin, certificate }, await signedIn(origin, certificate))
    await client.values.set({ application: 'A01', key: 'contact', value: '样例乙' })
    served.kill(signal)
    expect(await ended).toEqual([0, null])
    // All of it is in the database itself, nothing in a log beside it.
    expect(readdirSync(folder).filter((name) => name.startsWith('desk.sqlite'))).toEqual(['desk.sqlite'])
    const desk = must(openDesk(folder))
    expect(readApplication(desk.store, 'A01')?.values.find(({ key }) => key === 'contact')?.value).toBe('样例乙')
    closeDesk(desk)
    const again = createServer().listen(port, '127.0.0.1')
    await once(again, 'listening')
    again.close()
  },
)

const door = { browser: () => Promise.reject(new Error('it has none')), close: async () => {} }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
