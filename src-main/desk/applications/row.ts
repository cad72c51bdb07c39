import { lastChange } from '../../../db/events.ts'
import { fieldValue, type SetAside } from '../../../src-domain/batch/application.ts'
import { modesOf } from '../../../src-domain/batch/modes.ts'
import type { Note } from '../../../src-domain/batch/note.ts'
import { standingProblems } from '../../../src-domain/batch/standing-problems.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import type { Status } from '../../../src-domain/checks/status.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { given } from '../../../src-domain/given.ts'
import type { Recusal } from '../../../src-domain/people/recusal.ts'
import { decidingOf, leadingShare } from '../../../src-domain/ranking/deciding.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { type OpenRound, openRound, owedInShort } from '../../../src-domain/rounds/open-round.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ReadableDesk } from '../desk.ts'
import { type CheckedApplication, checkApplication } from '../findings/check-application.ts'

/** An application as lists show it. */
export type ApplicationRow = {
  readonly id: string
  readonly category: CategoryId
  readonly folder: string
  /** The applicant's name, or its folder while the form gives none. */
  readonly name: string
  readonly creditCode?: string
  /** 联系人 and 联系电话, as the applicant wrote them. */
  readonly contact?: string
  readonly phone?: string
  readonly status: Status
  readonly rank?: number
  readonly withdrawn?: SetAside
  /** Why it is not recommended though it is eligible. */
  readonly passedOver?: SetAside
  /** 补正 that goes on. */
  readonly round?: RoundRow
  /** Corrected forms that wait to be gone through. */
  readonly returned?: number
  /** The officers' own words, the newest first. */
  readonly notes?: readonly Note[]
  /** 回避: who neither rules on it nor ranks it. */
  readonly recusals?: readonly Recusal[]
  /** In the notice's words. */
  readonly modes: readonly string[]
  /** How many findings of each outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Values and attachments whose reading nobody has confirmed yet. */
  readonly unsure: number
  /** What no rule could look at and nobody has looked at yet: scans to be held against the form. */
  readonly looks: number
  /** What the import could not settle. */
  readonly problems: number
  /** Ids of the others of its applicant, to be decided on. */
  readonly duplicates: readonly string[]
  /** The figure lists lead with (服务收入占比 of the last year), computed, in percent. */
  readonly leading?: string
  /** ISO 8601 instant. */
  readonly changedAt?: string
}

/** A round that goes on, as lists show it. */
export type RoundRow = {
  readonly number: number
  /** What the applicant still owes, in short. */
  readonly owed: readonly string[]
  /** How much has come in and waits for an officer. */
  readonly toReview: number
  /** Corrected forms that wait to be gone through. */
  readonly returned?: number
  /** ISO 8601 day. */
  readonly dueOn?: string
  /** When it last went out, ISO 8601 instant, and how often. */
  readonly issuedAt: string
  readonly issues: number
}

/** What every change of an application answers: how it stands now. */
export type ApplicationNow = { readonly row: ApplicationRow; readonly findings: readonly Finding[] }

export function applicationNow(desk: ReadableDesk, id: string): Result<ApplicationNow> {
  const checked = checkApplication(desk, id)
  if (!checked.ok) return checked
  return ok({ row: toRow(desk.scheme, checked.value, lastChange(desk.store, id)), findings: checked.value.findings })
}

export function toRow(
  scheme: FullScheme,
  { application, findings, status, duplicates }: CheckedApplication,
  changedAt: string | undefined,
): ApplicationRow {
  const category = categoryOf(scheme, application.category)
  const creditCode = category.creditCodeField && fieldValue(application, category.creditCodeField)?.value
  const { person, phone: phoneField } = category.contactFields
  const [contact, phone] = [person, phoneField].map((key) => key && fieldValue(application, key)?.value)
  const round = openRound(application, findings)
  const leading = leadingShare(decidingOf(scheme, application))
  return {
    id: application.id,
    category: application.category,
    folder: application.folder,
    name: applicantName(application, category),
    ...(creditCode ? { creditCode } : {}),
    ...(contact ? { contact } : {}),
    ...(phone ? { phone } : {}),
    status,
    ...given({ rank: application.rank, withdrawn: application.withdrawn, returned: application.returned }),
    ...given({ notes: application.notes, passedOver: application.passedOver }),
    ...given({ recusals: application.recusals }),
    ...(round ? { round: roundRow(round, findings, application.returned) } : {}),
    modes: modesOf(application, category),
    outcomes: tally(findings),
    unsure: [...application.values, ...application.attachments].filter((v) => v.certainty === 'unsure').length,
    looks: findings.filter((f) => f.look).length,
    problems: standingProblems(application).length,
    duplicates,
    ...(leading ? { leading } : {}),
    ...(changedAt ? { changedAt } : {}),
  }
}

function roundRow(round: OpenRound, findings: readonly Finding[], returned?: number): RoundRow {
  const { number, toReview, dueOn, issues } = round
  return {
    ...{ number, owed: owedInShort(round, findings), toReview },
    ...given({ dueOn, returned }),
    ...{ issuedAt: issues.at(-1)?.at ?? '', issues: issues.length },
  }
}

function tally(findings: readonly Finding[]): Record<Outcome, number> {
  const outcomes = { pass: 0, fail: 0, manual: 0, na: 0 }
  for (const { outcome } of findings) outcomes[outcome]++
  return outcomes
}
