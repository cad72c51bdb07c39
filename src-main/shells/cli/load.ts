import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type CommandLine = typeof import('./command-line.ts')

/** What the command line was built from, and where: each source with when it was last changed. */
export type CommandLineBuild = {
  readonly root: string
  /** The folder it is in, beside this record. */
  readonly build: string
  readonly sources: readonly (readonly [path: string, changed: number])[]
}

const root = resolve(import.meta.dirname, '../../..')

/** The command line as it was built (build/command-line.ts) from the sources as they are now, else from these themselves. */
export async function loadCommandLine(folder = join(root, 'out/command-line')): Promise<CommandLine> {
  const built = builtOfTheseSources(folder)
  // What is gone or cut short of it is no reason not to run.
  const loaded: CommandLine | undefined = built && (await import(pathToFileURL(built).href).catch(() => undefined))
  return loaded ?? import('./command-line.ts')
}

function builtOfTheseSources(folder: string): string | undefined {
  try {
    const built: CommandLineBuild = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'))
    const isAsThen = ([path, changed]: readonly [string, number]) => statSync(join(root, path)).mtimeMs === changed
    const isThis = built.root === root && built.sources.every(isAsThen)
    return isThis ? join(folder, built.build, 'command-line.js') : undefined
  } catch {
    // There is none, or half of one, or a source is gone.
    return undefined
  }
}
