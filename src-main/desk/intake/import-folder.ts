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
import { divideIntake, stem } from './divide-intake.ts'
import { type ImportReport, keepApplicants, keepLate, type Taken } from './keep-applicants.ts'
import { type Ahead, mostAhead, type PutApplicant, readAhead } from './read-ahead.ts'
import { rejected } from './read-applicant.ts'

export type ImportOptions = LongStep & {
  readonly workers: Workers
  /** Id of the application on whose page it was put. */
  readonly into?: string | undefined
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
  const unpacking = openUnpacking(desk, workers, signal)
  const ahead: Ahead[] = []
  try {
    const { applicants, loose } = await divideIntake(content, { name, level: 1 }, unpacking)
    const taken: Taken = {
      ...{ intake: newUid(), into, applications: [], known: [], returned: [], added: [], others: new Set() },
      rejected: loose.map(({ file, problem }) => ({ folder: '', ...rejected(file, problem) })),
    }
    const total = applicants.length
    for (let done = 0; done < total; ) {
      if (done > 0) progress?.({ done, total, label: applicants[done]?.name ?? '' })
      for (const applicant of applicants.slice(done + ahead.length, done + mostAhead)) {
        ahead.push(readAhead(desk, applicant, { workers, signal }))
      }
      const first = await ahead[0]?.whole
      if (!first || signal?.aborted) break
      const ready = first.papers ? [first] : readyWithForms(ahead)
      if (first.papers) await keepLate(desk, first, first.papers, actor, taken)
      else keepApplicants(desk, ready, actor, taken)
      done += ready.length
      for (const { letGo } of ahead.splice(0, ready.length)) await letGo()
    }
    if (!signal?.aborted) progress?.({ done: total, total, label: '整理收件结果' })
    const { others: _, into: __, ...report } = taken
    return ok({ ...report, applications: [...new Set(taken.applications)] })
  } finally {
    for (const { letGo } of ahead) await letGo()
    await unpacking.close()
  }
}

/** Those that may be kept at once: every one before them is ready too. */
function readyWithForms(ahead: readonly Ahead[]): PutApplicant[] {
  const ready: PutApplicant[] = []
  for (const one of ahead) {
    const whole = one.ready()
    if (!whole || whole.papers) break
    ready.push(whole)
  }
  return ready
}
