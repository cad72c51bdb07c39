import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const memory = '/dev/shm'
const ours = 'selection-desk-tests-'
/** What the suite takes at most, and as much again. */
const needed = 2 * 1024 ** 3

/** A folder in memory for as long as this process runs; undefined where the system has no memory to be used so, or too little of it. */
export function folderInMemory(): string | undefined {
  if (!existsSync(memory)) return undefined
  // Left behind by runs that were killed.
  for (const name of readdirSync(memory))
    if (name.startsWith(ours) && !isRunning(Number(name.slice(ours.length)))) removeIfOwn(join(memory, name))
  const { bavail, bsize } = statfsSync(memory)
  if (bavail * bsize < needed) return undefined
  const folder = join(memory, `${ours}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Another user's stays. */
function removeIfOwn(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.())
    rmSync(folder, { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
