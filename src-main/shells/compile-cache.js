import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'

/**
 * What is loaded from here on, in threads and processes to come too, is compiled once for all runs. JavaScript: for a first
 * file with types Node would load what takes them out, a quarter of a short command's time.
 */
export function keepCompiled() {
  const folder = resolve(import.meta.dirname, '../../out/compile-cache')
  enableCompileCache(folder)
  process.env.NODE_COMPILE_CACHE ??= folder
}
