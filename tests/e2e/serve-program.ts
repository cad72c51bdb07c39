import { join } from 'node:path'
import { builtProgram } from '../support/program.ts'

/** The loopback shell as a program. */
export function serveProgram(): Promise<string> {
  return builtProgram(join(import.meta.dirname, 'serve.ts'))
}
