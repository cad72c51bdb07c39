import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { onTestFinished, vi } from 'vitest'
import { closeDesk, createDesk } from '../../../../src-main/desk/desk.ts'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import { sampleBatch } from './sample-batch.ts'

export type Electron = typeof import('../../../support/electron-stand-in.ts')
type Machine = Electron['machine']

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder as an officer's last session leaves it. */
export function deskFolder(folder = join(newFolder(), '2023徐汇')): string {
  const created = createDesk(folder, sampleBatch)
  if (!created.ok) throw new Error(created.problem.message)
  closeDesk(created.value)
  return folder
}

/** The shell's entry started on a stand-in of Electron; comes back when it has opened its window or left. */
export async function boot(setup: Partial<Machine> & { readonly data?: string } = {}): Promise<Electron> {
  vi.resetModules()
  const electron = await import('../../../support/electron-stand-in.ts')
  const { data, ...machine } = setup
  Object.assign(electron.machine, { folder: newFolder(), ...machine })
  vi.doMock('electron', () => electron)
  const { argv } = process
  process.argv = [...argv.slice(0, 2), ...(data === undefined ? [] : ['--data', data])]
  const faults = ['uncaughtException', 'unhandledRejection'] as const
  const before = new Set(faults.flatMap((fault) => process.listeners(fault as 'exit')))
  onTestFinished(async () => {
    process.argv = argv
    for (const fault of faults) {
      const added = process.listeners(fault as 'exit').filter((listener) => !before.has(listener))
      for (const listener of added) process.off(fault, listener)
    }
    await quit(electron)
    vi.doUnmock('electron')
  })
  await import('../../../../src-main/shells/electron/main.ts')
  await electron.whenCalled(['window.loadURL', 'app.quit', 'app.exit'])
  return electron
}

/** Quits as the system would, and waits until the shell has let go. */
export async function quit(electron: Electron): Promise<void> {
  const gone = new Promise((resolve) => electron.app.once('quit', resolve))
  electron.app.quit()
  await gone
}

export function windowOf(electron: Electron) {
  const [window] = electron.windows
  if (!window) throw new Error('no window was opened')
  return window
}

export const topFrame = { url: 'app://desk/', parent: null }

/** The router as the page of the window has it. */
export function clientOf(electron: Electron, frame = topFrame): DeskClient {
  const port = electron.handOverPort(windowOf(electron), frame)
  port.start()
  return createORPCClient(new RPCLink({ port: port as unknown as MessagePort }))
}
