import { basename } from 'node:path'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { type IntakeContent, readIntake } from './applicant-folder.ts'
import { keepApplication } from './keep-application.ts'
import { type Rejection, readApplicant, rejected as rejection } from './read-applicant.ts'

export type ImportOptions = LongStep & { readonly workers: Workers }

export type ImportReport = {
  /** Ids of the applications this import took in or added attachments to, in order. */
  readonly applications: readonly string[]
  /** Of these, the ones that were there before: their form is unchanged. */
  readonly known: readonly string[]
  readonly rejected: readonly (Rejection & { readonly folder: string })[]
}

/**
 * Takes in an intake folder: one sub-folder for each applicant, or a single applicant's folder. Each applicant is kept
 * or refused by itself. An unchanged form is not taken in twice; what was added beside it (补交) is. Its progress counts
 * the applicants' folders. Problem: `intake-unreadable`.
 */
export async function importFolder(
  desk: Desk,
  { folder }: { readonly folder: string },
  actor: Actor,
  { workers, progress, signal }: ImportOptions,
): Promise<Result<ImportReport>> {
  const content = await contentOf(folder)
  if (!content.ok) return content
  const { applicants, loose } = content.value
  const applications: string[] = []
  const known: string[] = []
  const rejected = loose.map(({ file, problem }) => ({ folder: '', ...rejection(file, problem) }))
  // One applicant is read ahead while the one before is being kept: reading costs processors, keeping costs the disk.
  const read = (i: number) => {
    const applicant = applicants[i]
    const reading = applicant && readApplicant(applicant.path, desk.scheme, workers)
    // What fails while the one before is being kept is thrown where it is waited for.
    reading?.catch(() => {})
    return reading
  }
  let ahead = read(0)
  for (const [i, { name }] of applicants.entries()) {
    progress?.({ done: i, total: applicants.length, label: name })
    const reading = await ahead
    if (!reading || signal?.aborted) break
    ahead = read(i + 1)
    rejected.push(...reading.rejected.map((r) => ({ folder: name, ...r })))
    for (const application of reading.applications) {
      const kept = await keepApplication(desk, { folder: name, read: application }, actor, { workers })
      if (!kept.ok) {
        rejected.push({ folder: name, file: application.form.file, ...kept.problem })
        continue
      }
      applications.push(kept.value.id)
      if (kept.value.known) known.push(kept.value.id)
    }
  }
  if (!signal?.aborted) progress?.({ done: applicants.length, total: applicants.length, label: '整理收件结果' })
  return ok({ applications, known, rejected })
}

async function contentOf(folder: string): Promise<Result<IntakeContent>> {
  const content = await ifReadable(readIntake(folder))
  return content ? ok(content) : failed(problem('intake-unreadable', { folder: basename(folder) }))
}
