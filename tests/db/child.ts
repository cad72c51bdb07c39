import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export type Child = { readonly process: ChildProcess; readonly line: () => Promise<string> }

const commandOf = (program: string, args: string[]) => [
  process.execPath,
  join(import.meta.dirname, 'programs', program),
  ...args,
]

/** Starts a program of tests/db/programs in a process of its own; `line` waits for the next line it prints. */
export function startProgram(program: string, ...args: string[]): Child {
  return start(commandOf(program, args))
}

/** Whether this machine lets anyone mount a file system only they can see. */
export const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0

/** The same with a disk of 2 MB mounted at `folder`, which is gone with the process. */
export function startOnSmallDisk(folder: string, program: string, ...args: string[]): Child {
  const mount = `mount -t tmpfs -o size=2m none "${folder}" && exec "$0" "$@"`
  return start(['unshare', '-rm', 'sh', '-c', mount, ...commandOf(program, args)])
}

function start([command = '', ...args]: string[]): Child {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { process: child, line: async () => (await lines.next()).value ?? '' }
}

/** Ends the process as a power cut would: without a chance to clean up. */
export async function killed(child: Child): Promise<void> {
  const gone = once(child.process, 'exit')
  child.process.kill('SIGKILL')
  await gone
}
