import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type Desk, severalChanges } from '../desk.ts'
import { type KeptApplication, keepApplication } from './keep-application.ts'
import { type AddedPaper, keepPapers } from './keep-papers.ts'
import type { PutApplicant } from './read-ahead.ts'
import type { ReadFile, Rejection } from './read-applicant.ts'

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
  readonly rejected: readonly RejectedIn[]
}

export type RejectedIn = Rejection & { readonly folder: string }

/** What an import has done so far. */
export type Taken = {
  readonly intake: string
  /** Id of the application on whose page it was put. */
  readonly into: string | undefined
  readonly applications: string[]
  readonly known: string[]
  readonly returned: string[]
  readonly added: AddedPaper[]
  readonly rejected: RejectedIn[]
  /** Ids this very intake took in, or has met in another folder. */
  readonly others: Set<string>
}

/**
 * Keeps applicants that came with forms: each whole or not at all, all of them with one wait for the disk. Where that
 * fails they are kept one by one, so that none is refused for what is wrong with another.
 */
export function keepApplicants(desk: Desk, applicants: readonly PutApplicant[], actor: Actor, taken: Taken): void {
  const all = applicants.length > 1 && ifKept(() => keptTogether(desk, applicants, actor, taken))
  if (all) note(applicants, ok(all), taken)
  else for (const one of applicants) note([one], keptTogether(desk, [one], actor, taken), taken)
}

/** Undefined where not all could be: a bug is thrown again with the one it is about. */
function ifKept<T>(work: () => Result<T>): T | undefined {
  try {
    const kept = work()
    return kept.ok ? kept.value : undefined
  } catch {
    return undefined
  }
}

type Together = {
  /** Of each applicant, of each of its applications. */
  readonly answers: readonly (readonly Result<KeptApplication>[])[]
  readonly others: ReadonlySet<string>
}

function keptTogether(
  desk: Desk,
  applicants: readonly PutApplicant[],
  actor: Actor,
  { intake, into, others: before }: Taken,
): Result<Together> {
  const others = new Set(before)
  return severalChanges(desk, () => {
    const answers = applicants.map(({ folder, applications }) => {
      const met: string[] = []
      const kept = applications.map((read) => {
        const one = keepApplication(desk, { ...{ folder, read, intake, into, others } }, actor)
        if (one.ok && one.value.known) met.push(one.value.id)
        else if (one.ok && !one.value.returned) others.add(one.value.id)
        return one
      })
      for (const id of met) others.add(id)
      return kept
    })
    return { answers, others }
  })
}

function note(applicants: readonly PutApplicant[], all: Result<Together>, taken: Taken): void {
  for (const [i, { folder, applications, rejected }] of applicants.entries()) {
    taken.rejected.push(...rejected.map((r) => ({ folder, ...r })))
    for (const [k, { form }] of applications.entries()) {
      const kept = all.ok ? all.value.answers[i]?.[k] : all
      if (!kept) throw new Error('what was kept has an answer for each')
      if (!kept.ok) {
        taken.rejected.push({ folder, file: form.file, ...kept.problem })
        continue
      }
      const { id, known, returned, added = [] } = kept.value
      taken.applications.push(id)
      taken.added.push(...added.map((file) => ({ application: id, file })))
      if (returned) taken.returned.push(id)
      else if (known) taken.known.push(id)
    }
  }
  if (all.ok) for (const id of all.value.others) taken.others.add(id)
}

/** Keeps papers that came without a form with the applications they belong to; what nobody recognises is refused. */
export async function keepLate(
  desk: Desk,
  { folder, rejected }: PutApplicant,
  papers: readonly ReadFile[],
  actor: Actor,
  taken: Taken,
): Promise<void> {
  const late = papers.length > 0 ? await keepPapers(desk, { folder, papers, into: taken.into }, actor) : undefined
  const refused = late?.ok && late.value.applications.length > 0 ? late.value.rejected : rejected
  taken.rejected.push(...refused.map((r) => ({ folder, ...r })))
  if (late && !late.ok) taken.rejected.push({ folder, file: '', ...late.problem })
  if (!late?.ok) return
  taken.applications.push(...late.value.applications)
  taken.known.push(...late.value.applications)
  taken.added.push(...late.value.added)
  for (const id of late.value.applications) taken.others.add(id)
}
