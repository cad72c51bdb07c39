import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import { handedNotice } from '../../hand-over/handed-notice.ts'
import { type OpenHandOver, withHandOver } from '../../hand-over/read-hand-over.ts'
import type { Actor } from '../actor.ts'
import { closeDesk, createDesk, type Desk, preparerOf } from '../desk.ts'
import { compare, digestOf } from './comparison.ts'
import { bringIn, type Merged } from './merge.ts'
import type { GivenFile } from './plan-merge.ts'

export type Opened = Pick<Merged, 'joined'> & { readonly folder: string; readonly district: string }

/**
 * 换电脑: makes an empty folder the desk of a hand-over, by its notice, with its particulars and under its numbers, and
 * closes it again. Where it does not come to that, the folder is as it was. Problems:
 * `hand-over-into-filled`, `out-unusable`, those of `withHandOver`, `handedNotice` and `createDesk`, and what the disk refuses.
 */
export async function newDeskFrom(
  folder: string,
  file: GivenFile,
  actor: Actor | undefined,
  { progress, signal }: LongStep = {},
): Promise<Result<Opened>> {
  const target = resolve(folder)
  const wasThere = existsSync(target)
  const inside = wasThere ? await ifReadable(readdir(target)) : []
  if (!inside) return failed(problem('out-unusable', { folder }))
  if (inside.length > 0) return failed(problem('hand-over-into-filled', { folder }))
  // What is decrypted must not lie in the folder that becomes the desk: opening it sweeps what it does not know.
  const scratch = await mkdtemp(join(tmpdir(), 'selection-desk-'))
  try {
    const step: LongStep<Steps> = { signal, progress: (steps) => progress?.({ ...steps, label: '核对交接文件' }) }
    return await withHandOver({ ...file, scratch }, step, async (handOver) => {
      const { batch, liaison } = handOver.manifest
      const notice = await handedNotice(handOver, { file: file.file, scratch })
      if (!notice.ok) return notice
      const desk = createDesk(target, { ...batch, ...given({ liaison: liaison && given(liaison) }) }, notice.value)
      if (!desk.ok) return desk
      let filled: Result<Merged> | undefined
      try {
        filled = await allJoined(desk.value, file.file, handOver, actor ?? preparerOf(batch), { progress, signal })
      } finally {
        closeDesk(desk.value)
        if (!filled?.ok) await asBefore(target, wasThere)
      }
      return filled.ok ? ok({ joined: filled.value.joined, folder: target, district: batch.district }) : filled
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function allJoined(desk: Desk, file: string, handOver: OpenHandOver, actor: Actor, step: LongStep) {
  const compared = await compare(desk, handOver, file)
  if (!compared.ok) return compared
  const basedOn = digestOf(compared.value)
  // Nothing is here that could be in conflict.
  return bringIn(desk, handOver, compared.value, { ...step, basedOn, file, decide: () => 'theirs', actor })
}

/** The folder was empty, or not there: all that is in it is of the desk that did not come to be. */
async function asBefore(folder: string, wasThere: boolean): Promise<void> {
  const left = wasThere ? (await readdir(folder)).map((name) => join(folder, name)) : [folder]
  for (const path of left) await rm(path, { recursive: true, force: true })
}
