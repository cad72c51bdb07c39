import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Seconds a piece of work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Runs a program to its end; a failing one ends the bench. */
export function run(command: string, args: readonly string[], cwd?: string): void {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`${command} ended with ${done.status}: ${done.stderr}`)
}

/** Runs a program of the bench in a process of its own, and answers what it says last, as JSON. */
export function apart<T>(program: string, args: readonly string[]): T {
  const child = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as T
}

/** MiB this process has held at most. */
export function peak(): number {
  // kilobytes on Linux
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
