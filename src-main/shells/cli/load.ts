import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type CommandLine = typeof import('./command-line.ts')

/** What the command line was built from, and where: each source with when it was last changed. */
export type CommandLineBuild = {
  readonly root: string
  readonly sources: readonly (readonly [path: string, changed: number])[]
}

const root = resolve(import.meta.dirname, '../../..')

/** The command line as it was built (build/command-line.ts) from the sources as they are now, else from these themselves. */
export function loadCommandLine(folder = join(root, 'out/command-line')): Promise<CommandLine> {
  return isOfTheseSources(folder)
    ? import(pathToFileURL(join(folder, 'command-line.js')).href)
    : import('./command-line.ts')
}

function isOfTheseSources(folder: string): boolean {
  try {
    const built: CommandLineBuild = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'))
    const isAsThen = ([path, changed]: readonly [string, number]) => statSync(join(root, path)).mtimeMs === changed
    return built.root === root && built.sources.every(isAsThen)
  } catch {
    // There is none, or half of one, or a source is gone.
    return false
  }
}
