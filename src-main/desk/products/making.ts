import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Problem, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'

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
    await mkdir(folder, { recursive: true })
    return ok(folder)
  } catch {
    return failed({
      code: 'out-unusable',
      message: `不能在“${out}”建立文件夹，没有生成文件。请另选位置，或检查写入权限。`,
    })
  }
}

export const stopped: Problem = {
  code: 'cancelled',
  message: '已停下，已生成的文件留着，没有留下未完成的文件。',
}
