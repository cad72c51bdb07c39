import { readdirSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listApplications, readApplication } from '../../../db/applications.ts'
import { eventHead } from '../../../db/events.ts'
import { readingProblem } from '../../../db/problems.ts'
import { connection } from '../../../db/store.ts'
import type { Result } from '../../../src-domain/result.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import type { DeskHolder } from '../../../src-main/router/context.ts'
import { type Claim, type Line, namesOf, recordOf } from '../claims.ts'
import { type Random, randomOf } from '../random.ts'
import { copyTime } from '../read-paths.ts'

/** What an action works on and speaks through. */
export type Work = {
  readonly holder: DeskHolder
  /** The desk that is open by now: a correction and a restore exchange it. */
  readonly desk: Desk
  readonly workers: Workers
  readonly random: Random
  /** Does one thing of an officer's; `is` reads what was kept, where it could not be said before. */
  act<T>(
    action: string,
    would: readonly Claim[],
    work: () => Result<T> | Promise<Result<T>>,
    is?: (value: T) => readonly Claim[] | Promise<readonly Claim[]>,
  ): Promise<T | undefined>
  /** Any application. */
  some(): ReturnType<typeof listApplications>[number]
  words(): string
  /** An applicant's folder nobody has handed in yet, most likely. */
  handIn(): string
  /** A folder with those of several. */
  several(): string
  /** When the next copy is made, which is its name. */
  copyTime(): Date
  /** The record up to here: what it tells of was kept with it. */
  recorded(): Claim
}

/** What a claim reads itself on a disk that fails; `otherwise` where it can't. */
async function readable<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!readingProblem(error, '')) throw error
    return otherwise
  }
}

/** An action may find nothing to do. */
export type Actions = readonly [Action, ...Action[]]
type Action = (work: Work) => unknown

export const officer = { name: '样例经办人' }

/** Written at once: what stands in a buffer when the process is killed was never acknowledged. */
export function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

/** `start`: when a clock of its own for copies begins. `cold`: nothing of a database is held in memory, as of one too large for that. */
export type Circumstances = { readonly start?: number; readonly cold?: boolean }

export function workOn(
  holder: DeskHolder,
  workers: Workers,
  handIns: string,
  seed: number,
  { start, cold = false }: Circumstances = {},
): Work {
  const random = randomOf(seed)
  const oneIn = (folder: string) => join(folder, random.one(readdirSync(folder) as [string]))
  let copies = 0
  let desk: Desk | undefined
  const work: Work = {
    ...{ holder, workers, random },
    get desk() {
      // One that could not be opened again after an exchange refuses by itself.
      const open = holder.desk() ?? desk
      if (!open) throw new Error('no desk was opened')
      if (cold && open !== desk) open.store[connection].database.pragma('cache_size = 1')
      desk = open
      return desk
    },
    async act(action, would, does, is = () => would) {
      say({ says: 'begins', action, would })
      const done = await does()
      if (done.ok)
        say({
          says: 'kept',
          action,
          is: await readable(async () => [...(await is(done.value)), work.recorded()], would),
        })
      else say({ says: 'refused', action, code: done.problem.code, message: done.problem.message })
      return done.ok ? done.value : undefined
    },
    some: () => random.one(listApplications(work.desk.store) as [ReturnType<typeof listApplications>[number]]),
    words: () => `样例${random.below(1e9)}`,
    handIn: () => oneIn(handIns),
    several: () => oneIn(join(dirname(handIns), 'several')),
    // One that ran ahead would leave copies of a time to come to the next run, which goes by the rule for these.
    copyTime: () => (start === undefined ? new Date() : copyTime(start, ++copies)),
    recorded() {
      const { seq, hash } = eventHead(work.desk.store)
      return [recordOf, `${seq}:${hash}`]
    },
  }
  return work
}

/** Names and contents of an application's attachments. */
export function namesIn({ store }: Desk, id: string): string {
  return namesOf(readApplication(store, id)?.attachments ?? [])
}
