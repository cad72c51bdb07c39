import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const main = join(import.meta.dirname, '../../../../src-main/shells/cli/main.ts')

export type Run = {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** What stdout holds, where it is JSON and nothing else. */
  // biome-ignore lint/suspicious/noExplicitAny: what a machine would get, before anyone has checked its shape
  readonly json: any
}

/** Runs one command line in a process of its own, as a script would. */
export async function runDesk(...args: string[]): Promise<Run> {
  const child = startDesk(...args)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode ?? -1, stdout, stderr, json: args.includes('--json') ? JSON.parse(stdout) : undefined }
}

export function startDesk(...args: string[]) {
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
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
