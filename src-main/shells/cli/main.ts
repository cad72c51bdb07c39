import { keepCompiled } from '../compile-cache.ts'

// Whatever is imported without waiting is read, and compiled, before a line of this is run.
keepCompiled()
const { fromTerminal } = await import('./command-line.ts')
process.exitCode = await fromTerminal(process.argv.slice(2))
