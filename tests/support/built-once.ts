import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * The folder in `builds` that `make` has filled from what lies in `sources`, files and folders of the project; made at most
 * once for each state of these, by whichever process wants it first.
 */
export async function builtOnce(
  builds: string,
  sources: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(builds, String(newest(sources)))
  if (existsSync(folder)) return folder
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
  for (const name of readdirSync(builds)) {
    const stale = join(builds, name)
    if (stale < folder && !name.includes('-')) rmSync(stale, { recursive: true, force: true })
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
