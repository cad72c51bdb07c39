import { basename } from 'node:path'
import { z } from 'zod'
import { given } from '../../src-domain/given.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { visibleName } from '../../src-domain/text/visible-name.ts'
import type { Kept } from '../desk/desk.ts'
import { formerNumbers } from '../desk/merge/former-numbers.ts'
import { type HandedOver as HandOver, handOver as makeHandOver } from '../desk/merge/hand-over.ts'
import { merge as mergeIn } from '../desk/merge/merge.ts'
import { newDeskFrom } from '../desk/merge/new-desk-from.ts'
import { type GivenFile, planMerge } from '../desk/merge/plan-merge.ts'
import { makePreview } from '../desk/products/previews.ts'
import type { HandedIn } from '../desk/uploads/handed-in.ts'
import { discardUpload, lookAtHandedOver } from '../desk/uploads/handed-over.ts'
import { findHandOvers } from '../hand-over/find-hand-overs.ts'
import { deskProcedure, namedActor, procedure } from './base.ts'
import { ApplicationId, HandedOver, Hash, Line, Path } from './inputs.ts'
import type { Offered } from './made-files.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

const Password = z.string().min(1).max(200).optional()
type Given = HandOver & Kept & Offered
const Side = z.enum(['ours', 'theirs'])

/** 交接与合并 */
export const handOver = {
  /** Of those that came under a number which was taken here, the number they had; applications by either can be found. */
  formerNumbers: deskProcedure.handler(({ context: { desk } }) => formerNumbers(desk)),

  /** 交出: writes applications, or all of the batch, as one file into a folder, or to be downloaded, and reads it back there. */
  make: deskProcedure
    .input(
      z.strictObject({
        to: Path.exactOptional(),
        applications: z.array(ApplicationId).min(1).max(10_000).optional(),
        password: Password,
        note: Line.optional(),
      }),
    )
    .handler(({ context: { desk, actor }, input: { to, ...input }, signal }) =>
      withProgress(signal, async (progress, signal): Promise<Result<Given>> => {
        const step = { progress, signal }
        if (to !== undefined) return makeHandOver(desk, { ...input, to }, actor, step)
        // The whole batch has what officers' passwords are known by: from another machine nobody gets that to try them out.
        if (!input.applications) return failed(problem('at-the-machine'))
        return makePreview(desk, actor, 'hand-over', async ({ id, folder }) => {
          const made = await makeHandOver(desk, { ...input, to: folder, asPreview: true }, actor, step)
          return made.ok ? ok({ ...made.value, download: { id, file: made.value.file } }) : made
        })
      }),
    ),

  /** 预览: what merging a hand-over would do; nothing changes, and an upload stays for `merge`. */
  look: deskProcedure
    .input(z.strictObject({ from: HandedOver, password: Password }))
    .handler(({ context: { desk }, input: { from, password }, signal }) =>
      withProgress(signal, (progress, signal) =>
        lookAtHandedOver(desk, from, (files) =>
          withOne(files, password, (file) => planMerge(desk, file, { progress, signal })),
        ),
      ),
    ),

  /** The hand-overs at a place, by what they say of themselves; also without an open desk. */
  find: procedure
    .input(z.strictObject({ path: Path }))
    .handler(async ({ input }) => orThrow(await findHandOvers(input.path))),

  /** 换电脑: makes an empty folder the desk of a hand-over, which is open afterwards. */
  open: procedure
    .input(z.strictObject({ path: Path, password: Password, folder: Path }))
    .handler(({ context, input: { path, password, folder }, signal }) =>
      withProgress(signal, async (progress, signal) => {
        const name = namedActor(context)
        const file = { path, file: visibleName(basename(path)), ...given({ password }) }
        const made = await newDeskFrom(folder, file, name === '' ? undefined : { name }, { progress, signal })
        if (!made.ok) return made
        const opened = context.holder.open(made.value.folder)
        return opened.ok ? made : opened
      }),
    ),

  /** 合并, as it was seen and decided. */
  merge: deskProcedure
    .input(
      z.strictObject({
        from: HandedOver,
        password: Password,
        basedOn: Hash,
        sides: z.record(z.string().max(100), z.record(z.string().max(300), Side)).optional(),
        rest: Side.optional(),
      }),
    )
    .handler(({ context: { desk, actor }, input: { from, password, ...input }, signal }) =>
      withProgress(signal, async (progress, signal) => {
        const merged = await lookAtHandedOver(desk, from, (files) =>
          withOne(files, password, (file) => mergeIn(desk, { ...file, ...input }, actor, { progress, signal })),
        )
        if (merged.ok && 'upload' in from) await discardUpload(desk, from.upload)
        return merged
      }),
    ),
}

/** One file at a time: which of two came first would decide nothing. */
async function withOne<T>(
  files: readonly HandedIn[],
  password: string | undefined,
  work: (file: GivenFile) => Promise<Result<T>>,
): Promise<Result<T>> {
  const [first, second] = files
  if (!first || second) return failed(problem('not-a-hand-over', { file: (second ?? first)?.file ?? '' }))
  return work({ path: first.path, file: first.file, ...given({ password }) })
}
