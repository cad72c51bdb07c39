import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Milliseconds a build is left after it was made: a run of kills starts its program for hours. */
const leftFor = 24 * 3_600_000

const underWay = new Map<string, Promise<string>>()

/**
 * The folder in `builds` that `make` has filled from what lies in `sources`, files and folders of the project; made for each
 * state of these by whoever wants it first, or by several at the same time, of which one is kept.
 */
export function builtOnce(
  builds: string,
  sources: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(builds, String(newest(sources)))
  const built = underWay.get(folder) ?? build(folder, make)
  underWay.set(folder, built)
  return built
}

async function build(folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder
  const builds = dirname(folder)
  mkdirSync(builds, { recursive: true })
  const own = `${folder}-${process.pid}`
  await make(own)
  try {
    renameSync(own, folder)
  } catch (error) {
    // Another process, run at the same time, was first.
    if (!existsSync(folder)) throw error
    rmSync(own, { recursive: true, force: true })
  }
  for (const name of readdirSync(builds).filter((name) => /^\d+/.test(name))) {
    const made = join(builds, name)
    const age = Date.now() - (statSync(made, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > leftFor) rmSync(made, { recursive: true, force: true })
  }
  return folder
}

/** When any of them last changed, in milliseconds. */
function newest(sources: readonly string[]): number {
  const paths = sources.flatMap((source) => {
    const path = join(root, source)
    return statSync(path).isFile()
      ? path
      : readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
  })
  return Math.floor(Math.max(...paths.map((path) => statSync(path).mtimeMs)))
}
