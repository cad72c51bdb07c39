import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { runCommandLine } from '../../../../src-main/shells/cli/command-line.ts'

const main = join(import.meta.dirname, '../../../../src-main/shells/cli/main.js')

export type Run = {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** What stdout holds, where it is JSON and nothing else. */
  // biome-ignore lint/suspicious/noExplicitAny: what a machine would get, before anyone has checked its shape
  readonly json: any
}

/** Runs one command line in this process, which is many times quicker than `runScript`. */
export async function runDesk(...args: string[]): Promise<Run> {
  const said = { stdout: '', stderr: '' }
  const code = await runCommandLine(args, {
    out: (text) => {
      said.stdout += text
    },
    err: (text) => {
      said.stderr += text
    },
    terminal: false,
  })
  return runOf(args, { code, ...said })
}

/** Runs one command line in a process of its own, as a script would. */
export async function runScript(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return runOf(args, { code: child.exitCode ?? -1, stdout, stderr })
}

function runOf(args: readonly string[], run: Omit<Run, 'json'>): Run {
  return { ...run, json: args.includes('--json') ? JSON.parse(run.stdout) : undefined }
}

/** Runs one command line up to its first line on stderr and kills it there, however fast or slow the machine is. */
export async function killHalfWay(...args: string[]): Promise<void> {
  const halting = join(import.meta.dirname, 'programs/halting.ts')
  const child = spawn(process.execPath, ['--import', halting, main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  await once(child.stderr, 'data')
  await killed(child)
}

/** Ends a process as a power cut would: without a chance to clean up. */
export async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

export function initArguments(data: string): string[] {
  return [
    ...['init', '--data', data, '--scheme', 'shanghai-2023-batch5', '--district', '徐汇区'],
    ...['--recommender', '徐汇区科学技术委员会', '--preparer', '样例填报人', '--phone', '021-64000000'],
  ]
}
