import { fstatSync } from 'node:fs'
import { folderName } from '../../../db/data-folder.ts'
import { noteBug } from '../../bugs.ts'
import { isCityFolder } from '../../city/city.ts'
import { keepCopies } from '../../desk/backups/keep-copies.ts'
import { canBeRestoredInto } from '../../desk/backups/restore.ts'
import { openWorkers } from '../../documents/workers/workers.ts'
import { machineMemory } from '../../files/machine-memory.ts'
import { type Context, holdDesk } from '../../router/context.ts'
import { notingDesks } from '../noting-desks.ts'
import { officeOf } from '../office/office.ts'
import { hasDisplay, openInBrowser, revealInSystem } from '../open-in-system.ts'
import { type OpeningFile, openingFile } from './opening-file.ts'
import { type Loopback, startLoopback } from './server.ts'

export type RunOptions = {
  /** Data folder; one without a batch leads to the setting up of one. */
  readonly folder: string
  /** The built renderer. */
  readonly renderer: string
  /** Prints the address instead of opening a browser. */
  readonly printOnly: boolean
  /** Where the program remembers what was open on this machine; without it, it does not. */
  readonly memory?: string
}

/** Runs the desk in the machine's browser until it is stopped or its parent has gone. Returns a start that failed in words. */
export async function runLoopback({
  folder,
  renderer,
  printOnly,
  memory: kept,
}: RunOptions): Promise<string | undefined> {
  process.on('unhandledRejection', noteBug)
  process.on('uncaughtException', (error) => {
    noteBug(error)
    process.exit(1)
  })
  const bare = holdDesk(folder)
  const opened = isCityFolder(folder) ? await bare.openCity(folder) : bare.open(folder)
  // What is missing or damaged can be set up or restored on the start screen.
  if (!opened.ok && !canBeRestoredInto(opened.problem)) return opened.problem.message
  const memory = kept === undefined ? undefined : machineMemory(kept)
  const holder = memory ? notingDesks(bare, memory) : bare
  const workers = openWorkers()
  const reveal = hasDisplay() ? async (path: string) => void (await revealInSystem(path)) : undefined
  const alone: Context = {
    holder,
    workers,
    host: { kind: 'browser', ...(reveal && { reveal }) },
    ...(memory && { memory }),
  }
  const office = officeOf(alone, renderer)
  const context: Context = { ...alone, office }
  const server = await startLoopback(context, renderer).catch(noteBug)
  if (!server) {
    holder.close()
    return `这台电脑不让遴选工作台启动自己的页面，${folderName(folder)}没有改动。请检查安全软件是否拦截，再重新启动。`
  }

  const copies = keepCopies(holder.desk)
  untilStopped(async () => {
    // Whatever a worker still holds on to: the process ends, and with it its hold on the data folder.
    setTimeout(() => process.exit(), endMilliseconds).unref()
    await Promise.all([server.close(), office.close()])
    await copies.stop()
    holder.close()
    await workers.close()
    process.exit()
  })

  if (!printOnly && hasDisplay() && (await openOnce(server))) {
    console.error('遴选工作台已在浏览器中打开。关闭这个窗口或按 Ctrl+C 即结束，已保存的内容都在。')
    console.error(`浏览器没有出现时，请把这个地址贴进去（只能用一次）：${server.openingAddress()}`)
  } else {
    console.error('请在这台电脑的浏览器中打开下面的地址（只能用一次）。按 Ctrl+C 结束，已保存的内容都在。')
    console.log(server.openingAddress())
  }
}

/** Opens the desk in the machine's browser by a file that is there until it has been used; false where it can't be. */
async function openOnce(server: Loopback): Promise<boolean> {
  const file: OpeningFile | undefined = openingFile(server.openingAddress(() => file?.remove()))
  if (!file) return false
  process.once('exit', file.remove)
  return openInBrowser(file.address)
}

/** Within this everything that can be closed is closed. */
const endMilliseconds = 5000
const parentCheckMilliseconds = 1000

/** Calls `stop` once: when asked to end, or when whoever started this process has gone. */
function untilStopped(stop: () => Promise<void>): void {
  const parent = process.ppid
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    void stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once)
  setInterval(() => {
    if (process.ppid !== parent || !isRunning(parent)) once()
  }, parentCheckMilliseconds)
  // A pipe ends with the program that holds its other end; a terminal or an empty input says nothing.
  if (hasPipedInput()) process.stdin.on('end', once).resume()
}

function hasPipedInput(): boolean {
  try {
    const input = fstatSync(0)
    return input.isFIFO() || input.isSocket()
  } catch {
    // Started without any input at all.
    return false
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
