import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const builds = join(root, 'out/e2e')

/** The folder of the renderer built from what now lies in src-renderer and src-domain; built at most once for each state. */
export async function builtRenderer(): Promise<string> {
  const folder = join(builds, String(newest()))
  if (existsSync(folder)) return folder
  const own = `${folder}-${process.pid}`
  const { config } = await resolveConfig({ root, logLevel: 'error', build: { outDir: own } }, 'build', 'production')
  await build({ ...config?.renderer, configFile: false })
  try {
    renameSync(join(own, 'renderer'), folder)
  } catch (error) {
    // Another test file, run at the same time, was first.
    if (!existsSync(folder)) throw error
  }
  for (const name of readdirSync(builds)) {
    const stale = join(builds, name)
    if (stale < folder && !name.includes('-')) rmSync(stale, { recursive: true, force: true })
  }
  rmSync(own, { recursive: true, force: true })
  return folder
}

/** When what the renderer is built from last changed, in milliseconds. */
function newest(): number {
  const sources = ['src-renderer', 'src-domain', 'build/shipped'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => join(root, room, name)),
  )
  const paths = [
    ...sources,
    join(root, 'build/scalable-lengths.ts'),
    join(root, 'electron.vite.config.ts'),
    join(root, 'package-lock.json'),
  ]
  return Math.floor(Math.max(...paths.map((path) => statSync(path).mtimeMs)))
}
