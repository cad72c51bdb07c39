import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

/**
 * Runs a program of the bench in a process of its own; answers the MiB it and all processes it started held together at
 * most, looked at every twentieth of a second. What several of them share is counted for each.
 */
export async function held(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part) => {
    said += part
  })
  let most = 0
  const looking = setInterval(() => {
    most = Math.max(most, residentOf(child.pid ?? 0))
  }, 50)
  try {
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`the program ended with ${code}: ${said}`)
  } finally {
    clearInterval(looking)
  }
  return most
}

/** MiB in memory of a process and all that come of it, as Linux tells. */
function residentOf(pid: number): number {
  try {
    const resident = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return children.reduce((sum, child) => sum + residentOf(Number(child)), resident)
  } catch {
    // It has ended meanwhile.
    return 0
  }
}

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
