import { resolve } from 'node:path'
import { listApplications } from '../../../db/applications.ts'
import { eventHead } from '../../../db/events.ts'
import { noteHead } from '../../../db/head-note.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { putStream } from '../../files/file-store.ts'
import { handedNotice } from '../../hand-over/handed-notice.ts'
import { type OpenHandOver, withHandOver } from '../../hand-over/read-hand-over.ts'
import type { Actor } from '../actor.ts'
import { batchOf, change, closeDesk, createDesk, type Desk, preparerOf } from '../desk.ts'
import { compare, digestOf } from './comparison.ts'
import { filesHanded, openHandedDesk } from './desk-copy.ts'
import { bringIn, type Merged } from './merge.ts'
import type { GivenFile } from './plan-merge.ts'
import { withStagedFolder } from './staged-folder.ts'

export type Opened = Pick<Merged, 'joined'> & {
  readonly folder: string
  readonly district: string
  /** Whether it is the desk it was handed over from, with its editions and people. */
  readonly whole: boolean
  /** Names of the files that were lost where it comes from, and are lacking here. */
  readonly lacking: readonly string[]
}

type Filling = LongStep & {
  readonly handOver: OpenHandOver
  readonly file: string
  readonly actor: Actor | undefined
  readonly scratch: string
}

/**
 * 换电脑: makes an empty folder the desk of a hand-over and closes it again: of a whole batch the very desk, of a part a
 * desk of its own with its notice, particulars and numbers. Where it does not come to that, the folder is as it was.
 * Problems: those of `withStagedFolder`, `withHandOver`, `openHandedDesk`, `handedNotice` and `createDesk`, and what the disk refuses.
 */
export async function newDeskFrom(
  folder: string,
  { path, file, password }: GivenFile,
  actor: Actor | undefined,
  { progress, signal }: LongStep = {},
): Promise<Result<Opened>> {
  const step: LongStep<Steps> = { signal, progress: (steps) => progress?.({ ...steps, label: '核对交接文件' }) }
  return withStagedFolder(folder, ({ desk: staged, scratch }) =>
    withHandOver({ path, file, password, scratch }, step, async (handOver) => {
      const { batch, desk } = handOver.manifest
      const filling = { handOver, file, actor, scratch, progress, signal }
      const filled = desk ? await asItWas(staged, filling) : await ofItsOwn(staged, filling)
      if (!filled.ok) return filled
      return ok({
        ...{ joined: filled.value.joined, lacking: filled.value.lacking },
        ...{ folder: resolve(folder), district: batch.district, whole: desk !== undefined },
      })
    }),
  )
}

type Filled = Pick<Opened, 'joined' | 'lacking'>

/** The desk as it was handed over: its database and every file that names, but what was lost before. */
async function asItWas(folder: string, { handOver, file, actor, progress, signal }: Filling): Promise<Result<Filled>> {
  const opened = await openHandedDesk(handOver, folder, file)
  if (!opened.ok) return opened
  const desk = opened.value
  try {
    const files = filesHanded(handOver, desk)
    if (!files) return failed(problem('hand-over-altered', { file }))
    const lacking = files.lacking.map(({ name }) => name)
    for (const [done, { sha256, name }] of files.here.entries()) {
      if (signal?.aborted) return failed(problem('hand-over-cancelled'))
      progress?.({ done, total: files.here.length, label: '收入原件' })
      const put = await putStream(folder, await handOver.content(sha256), name)
      if (!put.ok) return put
    }
    const { by, at: made } = handOver.manifest
    const noted = change(desk, actor ?? preparerOf(batchOf(desk)), (tx) => {
      tx.record({ kind: 'desk-moved', by, made, file: handOver.sha256 })
      return ok({ joined: listApplications(tx.store).length, lacking })
    })
    if (noted.ok) noteHead(folder, eventHead(desk.store))
    return noted
  } finally {
    closeDesk(desk)
  }
}

async function ofItsOwn(folder: string, { handOver, file, actor, scratch, ...step }: Filling): Promise<Result<Filled>> {
  const { batch, liaison } = handOver.manifest
  const notice = await handedNotice(handOver, { file, scratch })
  if (!notice.ok) return notice
  const made = createDesk(folder, { ...batch, ...given({ liaison: liaison && given(liaison) }) }, notice.value)
  if (!made.ok) return made
  try {
    const joined = await allJoined(made.value, file, handOver, actor ?? preparerOf(batch), step)
    return joined.ok ? ok({ joined: joined.value.joined, lacking: [] }) : joined
  } finally {
    closeDesk(made.value)
  }
}

async function allJoined(desk: Desk, file: string, handOver: OpenHandOver, actor: Actor, step: LongStep) {
  const compared = await compare(desk, handOver, file)
  if (!compared.ok) return compared
  const basedOn = digestOf(compared.value)
  // Nothing is here that could be in conflict.
  return bringIn(desk, handOver, compared.value, { ...step, basedOn, file, decide: () => 'theirs', actor })
}
