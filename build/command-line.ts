import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { CommandLineBuild } from '../src-main/shells/cli/load.ts'
import { bundleIntoFewFiles } from './few-files.ts'

/*
 * The command line in a few files instead of some six hundred, which Node would find, read and link at each start. It is
 * another form of the sources where they lie, and used for as long as they are the same (src-main/shells/cli/load.ts).
 * Each build has a folder of its own, named by its time: an office's desk that runs from the one before loads from there
 * what it needs later.
 */

const root = resolve(import.meta.dirname, '..')

/** Milliseconds a build is left after another has taken its place. */
const leftFor = 24 * 3_600_000

/** Builds into `folder`, where build.json says which build is the one to run. */
export async function buildCommandLine(folder = join(root, 'out/command-line')): Promise<void> {
  const build = String(Date.now())
  const sources = new Map<string, number>()
  const noteSource = (path: string) => sources.set(relative(root, path).replaceAll('\\', '/'), statSync(path).mtimeMs)
  noteSource(join(root, 'package-lock.json'))
  await bundleIntoFewFiles('src-main/shells/cli/command-line.ts', join(folder, build), noteSource)
  const record: CommandLineBuild = { root, build, sources: [...sources] }
  const written = join(folder, build, 'build.json')
  writeFileSync(written, JSON.stringify(record))
  renameSync(written, join(folder, 'build.json'))
  removeReplaced(folder)
}

function removeReplaced(folder: string): void {
  const builds = readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b))
  builds.forEach((build, at) => {
    const replaced = Number(builds[at + 1] ?? Number.POSITIVE_INFINITY)
    if (replaced < Date.now() - leftFor) rmSync(join(folder, build), { recursive: true, force: true })
  })
}

if (import.meta.main) await buildCommandLine()
