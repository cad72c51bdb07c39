import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { given } from '../../src-domain/given.ts'
import { Answered } from '../../src-domain/notices/carrying/question.ts'
import { noticeLimits } from '../../src-domain/notices/limits.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { correctedFiles } from '../desk/notices/corrected-files.ts'
import { noticeFiles } from '../desk/notices/current-notice.ts'
import type { Workers } from '../documents/workers/workers.ts'
import { builtInNotice } from '../notices/built-in.ts'
import { type DraftAnswers, trustedDraft } from '../notices/draft.ts'
import { inKnownBytes } from '../notices/known-bytes.ts'
import type { NoticeFiles, NoticePackage } from '../notices/notice-package.ts'
import { readNotice } from '../notices/read-notice.ts'
import type { TrialOptions } from '../notices/trial/trial.ts'
import type { Context } from './context.ts'
import { Hash, Path } from './inputs.ts'

/** As much as a call may hold (loopback/server.ts) of a package in a file; a larger one is given by its place. */
const largestFile = 5 * 2 ** 20

/** Where a package comes from: the batch's own, one it went by before, the program's, a place, or a file of the page's. */
const NoticeSource = z.union([
  z.strictObject({ kept: Hash.or(z.literal('current')) }),
  z.strictObject({ builtIn: z.string().max(100) }),
  z.strictObject({ path: Path }),
  z.strictObject({ file: z.string().max(255), base64: z.base64().max((largestFile / 3) * 4 + 4) }),
])

export const Source = z.strictObject({ from: NoticeSource })
export const DraftInput = Source.extend(Answered.shape)
export type DraftInput = z.infer<typeof DraftInput>

export function answersOf({ headline, answers, text }: Omit<DraftInput, 'from'>): DraftAnswers {
  return { answers, ...given({ text, headline: headline && given(headline) }) }
}

/** Whether it is a package of the batch's own, which was taken once. */
export function isKept({ from }: z.infer<typeof Source>): boolean {
  return 'kept' in from
}

/** Problems: as `readNotice`; `scheme-unknown`, `notice-unkept`, `file-damaged`, `no-desk`. */
export async function filesFrom({ from }: z.infer<typeof Source>, context: Context): Promise<Result<NoticeFiles>> {
  const { holder, workers } = context
  if ('builtIn' in from) {
    const own = builtInNotice(from.builtIn)
    return own.ok ? ok(own.value.files) : own
  }
  if ('path' in from) return withOwn(await readNotice(from.path, workers), context)
  if ('file' in from) return withOwn(await filesIn(from, workers), context)
  const desk = holder.desk()
  if (!desk) return failed(problem('no-desk'))
  return noticeFiles(desk, from.kept === 'current' ? undefined : from.kept)
}

/**
 * A workbook that has the open batch's notice: what it says as the batch's own does is that, and the PDF, for which it
 * has no place, stays. Where the own can't be read, the workbook is all there is.
 */
async function withOwn(given: Result<NoticeFiles>, { holder }: Context): Promise<Result<NoticeFiles>> {
  const desk = holder.desk()
  if (!given.ok || !given.value.workbook || !desk) return given
  const own = await correctedFiles(desk, given.value)
  if (!own) return given
  const { workbook } = given.value
  const pdf = own.get('notice.pdf')
  const known = inKnownBytes(given.value, own)
  return ok(pdf ? Object.assign(new Map([...known, ['notice.pdf', pdf]]), { workbook }) : known)
}

async function filesIn(
  { file, base64 }: { readonly file: string; readonly base64: string },
  workers: Workers,
): Promise<Result<NoticeFiles>> {
  const folder = await mkdtemp(join(tmpdir(), 'selection-desk-'))
  try {
    const path = join(folder, 'package.zip')
    await writeFile(path, Buffer.from(base64, 'base64').subarray(0, noticeLimits.total))
    return await readNotice(path, workers, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * How a draft is tried: a correction answers for what it adds to the batch's package, whether it is that one changed or
 * a file that was given.
 */
export async function ofCorrection(
  input: z.infer<typeof Source>,
  files: NoticeFiles,
  { holder }: Context,
): Promise<{ readonly kept: boolean; readonly corrects?: NoticeFiles | undefined }> {
  const kept = isKept(input)
  return { kept, ...given({ corrects: kept ? undefined : await correctedFiles(holder.desk(), files) }) }
}

/** The package a draft makes, once nothing was found on it. Problems: as `filesFrom`; `notice-invalid`. */
export async function draftOf(
  input: DraftInput,
  context: Context,
  { correction = false, ...options }: Omit<TrialOptions, 'workers'> & { readonly correction?: boolean } = {},
): Promise<Result<NoticePackage>> {
  const files = await filesFrom(input, context)
  if (!files.ok) return files
  const tried = correction ? await ofCorrection(input, files.value, context) : { kept: false }
  return trustedDraft(files.value, answersOf(input), { workers: context.workers, ...tried, ...options })
}
