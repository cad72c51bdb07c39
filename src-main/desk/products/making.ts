import { resolve } from 'node:path'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { isSystemError } from '../../bugs.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { makeFolder } from '../../files/folders.ts'

/** What everything that makes files for people takes. */
export type MakeOptions = LongStep & {
  readonly workers: Workers
  /** Folders to look for the officers' own faces in; the system's where none are given. */
  readonly fontFolders?: string[] | undefined
}

/** The folder a person named, made if it is not there. Problem: `out-unusable`. */
export async function outFolder(out: string): Promise<Result<string>> {
  const folder = resolve(out)
  try {
    await makeFolder(folder)
    return ok(folder)
  } catch (error) {
    if (isSystemError(error)) return failed(problem('out-unusable', { folder: out }))
    throw error
  }
}

export const stopped = problem('making-cancelled')
