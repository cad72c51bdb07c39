import { readFile } from 'node:fs/promises'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import type { Call } from './command.ts'

/** From a file, since a command line can be read by everybody on the machine. */
export async function passwordFrom({ optional }: Call): Promise<Result<string | undefined>> {
  const path = optional('password-file')
  if (!path) return ok(undefined)
  const text = await ifReadable(readFile(path, 'utf8'))
  if (text === undefined) return failed(problem('file-unreadable', { file: path }))
  return ok(text.replace(/\r?\n$/, ''))
}
