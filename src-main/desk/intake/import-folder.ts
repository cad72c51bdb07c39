import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { newUid } from '../../../db/uid.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { visibleName } from '../../../src-domain/text/visible-name.ts'
import { ifReadable } from '../../bugs.ts'
import { isArchiveName } from '../../documents/reading/archive/archive-kind.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { gatherFolder, type HandedInFolder } from '../uploads/handed-in.ts'
import { openUnpacking } from '../uploads/unpacking.ts'
import { type Applicant, divideIntake, stem } from './divide-intake.ts'
import { keepApplication } from './keep-application.ts'
import { type AddedPaper, keepPapers } from './keep-papers.ts'
import { type ApplicantReading, type Rejection, readApplicant, rejected as rejection } from './read-applicant.ts'

export type ImportOptions = LongStep & {
  readonly workers: Workers
  /** Id of the application on whose page it was put. */
  readonly into?: string | undefined
}

export type ImportReport = {
  /** Ids of the applications this import took in or added attachments to, in order. */
  readonly applications: readonly string[]
  /** Of these, the ones that were there before: their form is unchanged. */
  readonly known: readonly string[]
  /** Of these, the ones whose corrected form came back and waits to be gone through. */
  readonly returned: readonly string[]
  /** 补收: the attachments that applications which were there before did not have yet. */
  readonly added: readonly AddedPaper[]
  /** Names what this import took in, to be withdrawn as one. */
  readonly intake: string
  readonly rejected: readonly (Rejection & { readonly folder: string })[]
}

/** What was handed in, and what it is called. */
export type NamedFolder = { readonly name: string; readonly content: HandedInFolder }

/** Takes in an intake folder of this machine, or an archive of one. Problems: `intake-unreadable`, `intake-too-many`. */
export async function importFolder(
  desk: Desk,
  { folder }: { readonly folder: string },
  actor: Actor,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const content = await contentAt(folder, options.signal)
  return content.ok ? importContent(desk, content.value, actor, options) : content
}

async function contentAt(folder: string, signal: AbortSignal | undefined): Promise<Result<NamedFolder>> {
  const name = visibleName(basename(folder))
  const found = await ifReadable(stat(folder))
  if (found?.isDirectory()) {
    const content = await gatherFolder(folder, signal)
    return content.ok ? ok({ name, content: content.value }) : content
  }
  if (!found?.isFile() || !isArchiveName(folder)) return failed(problem('intake-unreadable', { folder: name }))
  return ok({ name: stem(name), content: { files: [{ file: name, path: folder }], folders: [], refused: [] } })
}

/**
 * Takes in what was handed in: a sub-folder or an archive for each applicant, or a single applicant's. Each applicant is
 * kept or refused by itself. An unchanged form is not taken in twice; what was added beside it (补交) is, and so are papers
 * that come without a form. Its progress counts the applicants.
 */
export async function importContent(
  desk: Desk,
  { name, content }: NamedFolder,
  actor: Actor,
  { workers, progress, signal, into }: ImportOptions,
): Promise<Result<ImportReport>> {
  const intake = newUid()
  const unpacking = openUnpacking(desk, workers, signal)
  const open = new Set<Reading>()
  const begin = (applicant: Applicant | undefined): Reading | undefined => {
    if (!applicant) return undefined
    const begun = beginReading(desk, applicant, { workers, signal })
    open.add(begun)
    return begun
  }
  const end = (reading: Reading) => {
    open.delete(reading)
    return reading.letGo()
  }
  try {
    const { applicants, loose } = await divideIntake(content, { name, level: 1 }, unpacking)
    const applications: string[] = []
    const known: string[] = []
    const returned: string[] = []
    const added: AddedPaper[] = []
    const others = new Set<string>()
    const rejected = loose.map(({ file, problem }) => ({ folder: '', ...rejection(file, problem) }))
    // One applicant is read ahead while the one before is being kept: reading costs processors, keeping costs the disk.
    let ahead = begin(applicants[0])
    for (const [i, { name }] of applicants.entries()) {
      if (i > 0) progress?.({ done: i, total: applicants.length, label: name })
      const current = ahead
      const reading = await current?.reading
      if (!current || !reading || signal?.aborted) break
      ahead = begin(applicants[i + 1])
      const late =
        reading.papers?.length && !signal?.aborted
          ? await keepPapers(desk, { folder: name, papers: reading.papers, into }, actor)
          : undefined
      if (late?.ok && late.value.applications.length > 0) {
        applications.push(...late.value.applications)
        known.push(...late.value.applications)
        added.push(...late.value.added)
        rejected.push(...late.value.rejected.map((r) => ({ folder: name, ...r })))
      } else rejected.push(...reading.rejected.map((r) => ({ folder: name, ...r })))
      if (late && !late.ok) rejected.push({ folder: name, file: '', ...late.problem })
      for (const application of reading.applications) {
        const taken = { folder: name, read: application, intake, into, others }
        const kept = await keepApplication(desk, taken, actor, { workers, signal })
        if (signal?.aborted && !kept.ok) break
        if (!kept.ok) {
          rejected.push({ folder: name, file: application.form.file, ...kept.problem })
          continue
        }
        const { id, added: files = [] } = kept.value
        applications.push(id)
        added.push(...files.map((file) => ({ application: id, file })))
        if (kept.value.returned) returned.push(id)
        else if (kept.value.known) known.push(id)
        else others.add(id)
      }
      for (const id of known) others.add(id)
      await end(current)
    }
    if (!signal?.aborted) {
      progress?.({ done: applicants.length, total: applicants.length, label: '整理收件结果' })
    }
    return ok({ applications: [...new Set(applications)], known, returned, added, intake, rejected })
  } finally {
    for (const reading of open) await end(reading)
    await unpacking.close()
  }
}

type Reading = {
  readonly reading: Promise<ApplicantReading>
  /** Waits for it to end, and removes what was unpacked for it. */
  readonly letGo: () => Promise<void>
}

function beginReading(desk: Desk, applicant: Applicant, { workers, signal }: ImportOptions): Reading {
  const unpacking = openUnpacking(desk, workers, signal)
  const reading = readApplicant(applicant, { scheme: desk.scheme, workers, unpacking, signal })
  // What fails while the one before is being kept is thrown where it is waited for.
  const ended = reading.then(
    () => {},
    () => {},
  )
  return { reading, letGo: () => ended.then(() => unpacking.close()) }
}
