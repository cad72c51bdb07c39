import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as bundle, type Plugin } from 'vite'
import type { CommandLineBuild } from '../src-main/shells/cli/load.ts'

/*
 * The command line in a few files instead of some six hundred, which Node would find, read and link at each start. It is
 * another form of the sources where they lie, and used for as long as they are the same (src-main/shells/cli/load.ts).
 * Each build has a folder of its own, named by its time: an office's desk that runs from the one before loads from there
 * what it needs later.
 */

const root = resolve(import.meta.dirname, '..')

/** The two of which a start reads a hundred files each; others stay packages. */
const packagesWithin = [/^zod/, /^drizzle-orm/]

/** Milliseconds a build is left after another has taken its place. */
const leftFor = 24 * 3_600_000

/** Builds into `folder`, where build.json says which build is the one to run. */
export async function buildCommandLine(folder = join(root, 'out/command-line')): Promise<void> {
  const build = String(Date.now())
  const sources = new Map<string, number>()
  const noteSource = (path: string) => sources.set(relative(root, path).replaceAll('\\', '/'), statSync(path).mtimeMs)
  noteSource(join(root, 'package-lock.json'))
  await bundle({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inItsPlace(noteSource)],
    ssr: { noExternal: packagesWithin },
    build: {
      ssr: 'src-main/shells/cli/command-line.ts',
      outDir: join(folder, build),
      target: 'node24',
    },
  })
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

/** What a module finds beside itself (workers, grids, notices, migrations), it finds beside its source. */
function inItsPlace(noteSource: (path: string) => void): Plugin {
  return {
    name: 'in-its-place',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !id.endsWith('.ts')) return
      noteSource(id)
      return withModules(code)
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    },
  }
}

/** What db/drizzle.ts loads by its CommonJS files is taken in by its modules. */
function withModules(code: string): string {
  const loaded: string[] = []
  const own = code.replaceAll(/load\(\s*'([^']+)',?\s*\) as typeof import/g, (_, name) => {
    loaded.push(`import * as loaded${loaded.length} from '${name}'`)
    return `loaded${loaded.length - 1} as typeof import`
  })
  return [...loaded, own].join('\n')
}

if (import.meta.main) await buildCommandLine()
