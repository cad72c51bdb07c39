import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { keepCopies } from '../../../desk/backups/keep-copies.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import { type Context, holdDesk } from '../../../router/context.ts'
import { ownAddresses } from '../../office/addresses.ts'
import { officeOf, usualPort } from '../../office/office.ts'
import type { Answer, Call, Command } from '../command.ts'

export const officeCommands = {
  office: {
    usage: 'office [--address 地址] [--port 8443] --data D',
    about: '把工作台开放给办公室里的其他电脑，直到按 Ctrl+C；不写地址则列出这台电脑的地址',
    takes: [0, 0],
    needs: ['data'],
    run: office,
  },
} satisfies Record<string, Command>

/** A machine that nobody sits at, the whole program without a window. */
async function office(call: Call): Promise<Result<Answer>> {
  const address = call.optional('address')
  if (address === undefined) {
    const addresses = ownAddresses()
    const lines = addresses.map(({ address, network }) => `${address}  （${network}）`)
    return ok({ json: { addresses }, text: lines.length > 0 ? lines.join('\n') : '这台电脑没有连上网络。' })
  }
  const port = Number(call.optional('port') ?? usualPort)
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    return failed(problem('office-port-taken', { address, port }))
  const renderer = resolve(import.meta.dirname, '../../../../out/renderer')
  if (!existsSync(join(renderer, 'index.html'))) return failed(problem('office-unbuilt'))
  return serveUntilStopped({ folder: call.option('data'), address, port, renderer }, call.warn)
}

/** Serves the desk until the program is told to end: then nothing of it is held any more, and what was kept is in the database. */
export async function serveUntilStopped(
  {
    folder,
    address,
    port,
    renderer,
    addresses = ownAddresses,
  }: {
    readonly folder: string
    readonly address: string
    readonly port: number
    readonly renderer: string
    readonly addresses?: typeof ownAddresses
  },
  tell: (line: string) => void,
): Promise<Result<Answer>> {
  const holder = holdDesk(folder)
  const opened = holder.open(folder)
  if (!opened.ok) return opened
  const workers = openWorkers()
  const context: Context = { holder, workers, host: { kind: 'browser' } }
  const served = officeOf(context, renderer, addresses)
  const copies = keepCopies(holder.desk)
  try {
    const state = await served.open({ address, port })
    if (!state.ok) return state
    const { origin = '', fingerprint = '' } = state.value.open ?? {}
    tell(`办公室已打开：${origin}\n证书指纹（SHA-256）：${fingerprint}\n按 Ctrl+C 关闭，已保存的内容都在。`)
    await stopped()
    return ok({ json: { closed: origin }, text: '办公室已关闭' })
  } finally {
    await served.close()
    await copies.stop()
    holder.close()
    await workers.close()
  }
}

function stopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop())
  })
}
