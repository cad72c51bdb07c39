import { listApplications } from '../../../db/applications.ts'
import type { NewAttachment } from '../../../db/attachments.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { openRound } from '../../../src-domain/rounds/open-round.ts'
import { ownerOfPaper } from '../../../src-domain/rounds/recognise.ts'
import { putFile } from '../../files/file-store.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'
import { addMissing } from './keep-application.ts'
import { place, type ReadFile, type Rejection, rejected } from './read-applicant.ts'

/** What an application had not yet. */
export type AddedPaper = { readonly application: string; readonly file: string }

export type KeptPapers = {
  /** Ids of the applications they were added to. */
  readonly applications: readonly string[]
  readonly added: readonly AddedPaper[]
  readonly rejected: readonly Rejection[]
}

/**
 * 补交: papers that came without a form are added to the applications they belong to, or to the one on whose page they
 * were put; one that nobody recognises is refused by name. What an application has already is not added again.
 */
export async function keepPapers(
  desk: Desk,
  {
    folder,
    papers,
    into,
  }: { readonly folder: string; readonly papers: readonly ReadFile[]; readonly into?: string | undefined },
  actor: Actor,
): Promise<Result<KeptPapers>> {
  const all = listApplications(desk.store)
  const waits = ({ id }: Application) => {
    const checked = checkApplication(desk, id)
    return checked.ok && openRound(checked.value.application, checked.value.findings) !== undefined
  }
  const placed = all.find(({ id, withdrawn }) => id === into && !withdrawn)
  const owned = new Map<string, NewAttachment[]>()
  const unrecognised: Rejection[] = []
  for (const paper of papers) {
    const owner = placed ?? ownerOfPaper({ folder, ...paper }, all, { scheme: desk.scheme, waits })?.application
    if (!owner) {
      unrecognised.push(rejected(paper.file, problem('paper-unrecognised')))
      continue
    }
    const { path, ...attachment } = place(paper, owner, desk.scheme)
    const stored = await putFile(desk.store.folder, path, attachment.file)
    if (!stored.ok) return stored
    owned.set(owner.id, [...(owned.get(owner.id) ?? []), { ...attachment, ...stored.value }])
  }
  if (owned.size === 0) return ok({ applications: [], added: [], rejected: unrecognised })
  const kept = change(desk, actor, (tx) => {
    const applications: string[] = []
    const added: AddedPaper[] = []
    for (const [id, attachments] of owned) {
      const now = applicationOf(tx, id)
      if (now.withdrawn)
        unrecognised.push(...attachments.map(({ file }) => rejected(file, problem('paper-unrecognised'))))
      else {
        added.push(...addMissing(tx, now, attachments).map((file) => ({ application: id, file })))
        applications.push(id)
      }
    }
    return ok({ applications, added, rejected: unrecognised })
  })
  return kept
}
