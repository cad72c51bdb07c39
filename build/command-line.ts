import { statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import type { CommandLineBuild } from '../src-main/shells/cli/load.ts'

/*
 * The command line in a few files instead of some six hundred, which Node would find, read and link at each start. It is
 * another form of the sources where they lie, and used for as long as they are the same (src-main/shells/cli/load.ts).
 */

const root = resolve(import.meta.dirname, '..')

/** The two of which a start reads a hundred files each; others stay packages. */
const packagesWithin = [/^zod/, /^drizzle-orm/]

export async function buildCommandLine(folder = join(root, 'out/command-line')): Promise<void> {
  const sources = new Map<string, number>()
  const noteSource = (path: string) => sources.set(relative(root, path).replaceAll('\\', '/'), statSync(path).mtimeMs)
  noteSource(join(root, 'package-lock.json'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inItsPlace(noteSource)],
    ssr: { noExternal: packagesWithin },
    build: {
      ssr: 'src-main/shells/cli/command-line.ts',
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
    },
  })
  const record: CommandLineBuild = { root, sources: [...sources] }
  writeFileSync(join(folder, 'build.json'), JSON.stringify(record))
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
