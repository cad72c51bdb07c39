import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Seconds a piece of work takes, the median of `runs` after one that is not counted. */
export async function seconds(work: () => unknown, runs = 3): Promise<number> {
  await work()
  const taken: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await work()
    taken.push((performance.now() - start) / 1000)
  }
  return taken.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

/** Runs a program to its end; a failing one ends the bench. */
export function run(command: string, args: readonly string[], cwd?: string): void {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`${command} ended with ${done.status}`)
}

export function has(command: string, args: readonly string[] = ['--version']): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** One line of the report: ours against the other, both from this run. */
export function report(what: string, ours: number, other: number, otherName: string): void {
  console.log(`${what}: ${(ours / other).toFixed(2)}× ${otherName}  (${ours.toFixed(2)} s : ${other.toFixed(2)} s)`)
}
