import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

/** The two of which a start reads a hundred files each; others stay packages. */
const packagesWithin = [/^zod/, /^drizzle-orm/]

/**
 * Writes `program` and what it imports into `outDir` as a few files instead of some six hundred, which Node would find, read
 * and link at each start. It is another form of the sources where they lie; each of these is told to `noteSource`.
 */
export async function bundleIntoFewFiles(
  program: string,
  outDir: string,
  noteSource: (path: string) => void = () => {},
): Promise<void> {
  // Not every suite that could start a program builds one.
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inItsPlace(noteSource)],
    ssr: { noExternal: packagesWithin },
    build: { ssr: program, outDir, target: 'node24' },
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
