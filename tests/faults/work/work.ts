import { readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { listApplications, readApplication } from '../../../db/applications.ts'
import { eventHead } from '../../../db/events.ts'
import type { Result } from '../../../src-domain/result.ts'
import type { Desk } from '../../../src-main/desk/desk.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import type { DeskHolder } from '../../../src-main/router/context.ts'
import { type Claim, type Line, namesOf, recordOf } from '../claims.ts'
import { type Random, randomOf } from '../random.ts'

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
  /** The record up to here: what it tells of was kept with it. */
  recorded(): Claim
}

/** An action may find nothing to do. */
export type Actions = readonly [Action, ...Action[]]
type Action = (work: Work) => unknown

export const officer = { name: '样例经办人' }

/** Written at once: what stands in a buffer when the process is killed was never acknowledged. */
export function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

export function workOn(holder: DeskHolder, workers: Workers, handIns: string, seed: number): Work {
  const random = randomOf(seed)
  let desk: Desk | undefined
  const work: Work = {
    ...{ holder, workers, random },
    get desk() {
      // One that could not be opened again after an exchange refuses by itself.
      desk = holder.desk() ?? desk
      if (!desk) throw new Error('no desk was opened')
      return desk
    },
    async act(action, would, does, is = () => would) {
      say({ says: 'begins', action, would })
      const done = await does()
      if (done.ok) say({ says: 'kept', action, is: [...(await is(done.value)), work.recorded()] })
      else say({ says: 'refused', action, code: done.problem.code, message: done.problem.message })
      return done.ok ? done.value : undefined
    },
    some: () => random.one(listApplications(work.desk.store) as [ReturnType<typeof listApplications>[number]]),
    words: () => `样例${random.below(1e9)}`,
    handIn: () => join(handIns, random.one(readdirSync(handIns) as [string])),
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
