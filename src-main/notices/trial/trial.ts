import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import type { Fault, TrialStep } from '../../../src-domain/notices/fault.ts'
import { trialTitles } from '../../../src-domain/notices/fault.ts'
import type { LongStep, Progress } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { noteBug } from '../../bugs.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import {
  invalid,
  type NoticeFiles,
  type NoticePackage,
  noticePackageOf,
  reopenNoticePackage,
} from '../notice-package.ts'
import { readNotice } from '../read-notice.ts'
import { sampleTrial } from './sample-trial.ts'
import { selfTrial } from './self-trial.ts'

/** What the four steps find; `notice` where the first two find nothing. */
export type Trial = { readonly notice?: NoticePackage; readonly faults: readonly Fault[] }

export type TrialOptions = LongStep<Progress> & {
  readonly workers: Workers
  readonly fontFolders?: string[] | undefined
}

/** Tries a package that somebody gave: only where nothing is found may a batch go by it. */
export async function tryNotice(files: NoticeFiles, options: TrialOptions): Promise<Trial> {
  const made = noticePackageOf(files)
  if (!('hash' in made)) return { faults: made }
  const faults = await lastSteps(made, options)
  return { notice: made, faults: files.workbook ? faults.map(files.workbook.told) : faults }
}

/** Tries a package that is kept, or what it was corrected to, by its grammar and whatever else is found on it. */
export async function tryKept(files: NoticeFiles, options: TrialOptions): Promise<Trial> {
  const made = reopenNoticePackage(files)
  if (!('notice' in made)) return { faults: made }
  return { notice: made.notice, faults: [...made.faults, ...(await lastSteps(made.notice, options))] }
}

/**
 * Of what was found on a correction, that which it adds. What it corrects was taken by the rules of its time, and what
 * those of today find on that as well is none of the correction's. Tried is that only where there is something to tell.
 */
export async function addedBy(
  faults: readonly Fault[],
  kept: NoticeFiles,
  options: TrialOptions,
): Promise<readonly Fault[]> {
  if (faults.length === 0) return faults
  const before = new Set((await tryKept(kept, options)).faults.map(asText))
  return faults.filter((fault) => !before.has(asText(fault)))
}

function asText({ step, place, sentence }: Fault): string {
  return JSON.stringify([step, place, sentence])
}

/** 自查 and 样例. */
async function lastSteps({ scheme, files }: NoticePackage, options: TrialOptions): Promise<Fault[]> {
  const trial = { ...options, scheme }
  const step = (done: number, of: TrialStep) => options.progress?.({ done, total: 2, label: trialTitles[of] })
  step(0, 'self')
  const self = await caught('self', scheme, () => selfTrial(trial))
  step(1, 'samples')
  const samples = await caught('samples', scheme, () => sampleTrial(files, trial))
  step(2, 'samples')
  return [...self, ...samples]
}

/** The package, once nothing was found on it. Problem: `notice-invalid`. */
export async function trustedNotice(files: NoticeFiles, options: TrialOptions): Promise<Result<NoticePackage>> {
  const { notice, faults } = await tryNotice(files, options)
  return notice && faults.length === 0 ? ok(notice) : failed(invalid(faults))
}

/** The package at a place of this machine, once it has passed its trial. Problems: as `readNotice`, `notice-invalid`. */
export async function trustedAt(
  path: string,
  workers: Workers,
  options: Omit<TrialOptions, 'workers'> = {},
): Promise<Result<NoticePackage>> {
  const files = await readNotice(path, workers)
  return files.ok ? trustedNotice(files.value, { workers, ...options }) : files
}

/** Data that nobody has foreseen may break what makes the forms: that is a bug, and no package to go by. */
async function caught(step: TrialStep, { id }: FullScheme, work: () => Promise<Fault[]>): Promise<Fault[]> {
  try {
    return await work()
  } catch (error) {
    noteBug(error)
    return [{ step, place: id, sentence: '按这份方案做申报表、汇总表或申报书时程序出了差错' }]
  }
}
