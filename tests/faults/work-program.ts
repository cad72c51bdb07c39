import { join } from 'node:path'
import { builtProgram } from '../support/program.ts'

/** The workload as a program. */
export function workProgram(): Promise<string> {
  return builtProgram(join(import.meta.dirname, 'programs/work.ts'))
}
