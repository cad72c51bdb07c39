import { basename, join, relative, resolve } from 'node:path'
import { bundleIntoFewFiles } from '../../build/few-files.ts'
import { builtOnce } from './built-once.ts'

const root = resolve(import.meta.dirname, '../..')

/**
 * A program of the tests in a few files: from some six hundred of them a process takes a second of the processor to start, and
 * much more where strace looks on.
 */
export async function builtProgram(path: string): Promise<string> {
  const own = relative(root, path)
  const sources = ['src-main', 'src-domain', 'db', 'tests', 'build/few-files.ts', 'package-lock.json']
  const folder = await builtOnce(join(root, 'out/programs', own.replaceAll(/[\\/]/g, '-')), sources, (outDir) =>
    bundleIntoFewFiles(own, outDir),
  )
  return join(folder, basename(path).replace(/ts$/, 'js'))
}
