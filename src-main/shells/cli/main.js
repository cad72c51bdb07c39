import { keepCompiled } from '../compile-cache.js'

// Whatever is imported without waiting is read, and compiled, before a line of this is run.
keepCompiled()
const { loadCommandLine } = await import('./load.ts')
const { fromTerminal } = await loadCommandLine()
process.exitCode = await fromTerminal(process.argv.slice(2))
