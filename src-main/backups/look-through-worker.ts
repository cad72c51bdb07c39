import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { type SettledCopy, settleCopy } from '../../db/backup.ts'
import { type Inspected, inspectDatabase } from '../../db/inspect.ts'
import { isWellBuilt } from '../../db/whole-check.ts'
import type { CopyManifest } from '../../src-domain/backups/manifest.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { placeOf } from '../bugs.ts'
import type { Message } from '../documents/workers/line.ts'
import { sha256Of } from '../files/sha256.ts'

/** What a database made for a copy is, and as what it is found again. */
export type MeasuredCopy = SettledCopy & { readonly database: CopyManifest['database'] }

const tasks = {
  /** A database that was just copied. */
  async settle(path: string): Promise<Result<MeasuredCopy>> {
    const settled = settleCopy(path)
    if (!settled.ok) return settled
    const sha256 = await sha256Of(path)
    if (sha256 === undefined) return failed(problem('backup-failed', { file: basename(path) }))
    return ok({ ...settled.value, database: { size: statSync(path).size, sha256 } })
  },

  /** A database that was copied for this alone. */
  async isWellBuilt(path: string): Promise<Result<boolean>> {
    return ok(isWellBuilt(path))
  },

  /** A database from wherever. */
  async inspect(path: string): Promise<Result<Inspected>> {
    return inspectDatabase(path)
  },
}

export type LookTasks = typeof tasks

parentPort?.on('message', async ({ name, input }: { readonly name: keyof LookTasks; readonly input: string }) => {
  const say = (message: Message) => parentPort?.postMessage(message)
  try {
    say({ kind: 'answer', value: await tasks[name](input) })
  } catch (error) {
    say({ kind: 'bug', place: placeOf(error) })
  }
})
