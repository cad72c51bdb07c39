import type { Application } from '../batch/application.ts'
import type { AskedFor, Round } from '../batch/round.ts'
import type { Finding } from '../checks/finding.ts'
import { openFindings } from '../checks/status.ts'
import { toCorrect } from '../checks/to-correct.ts'

/** A round that goes on, with what of it is still open. */
export type OpenRound = Round & {
  /** What the applicant still owes. */
  readonly owed: readonly AskedFor[]
  /** How much has been handed in and waits for an officer. */
  readonly toReview: number
}

/** What the findings ask of an applicant now, as a round keeps it. */
export function askedNow(findings: readonly Finding[]): AskedFor[] {
  return toCorrect(findings).map(({ check, title, clause, correction: { problem, request, attachment } }) => ({
    ...{ check, title, clause, problem, request },
    ...(attachment === undefined ? {} : { attachment }),
  }))
}

/**
 * The application's round while it goes on. It ends by itself once nothing it asked for is open, with the application,
 * or when an officer ends it; should something it asked for be open again, as after an undo, so is the round.
 */
export function openRound(
  { round, declined, withdrawn }: Pick<Application, 'round' | 'declined' | 'withdrawn'>,
  findings: readonly Finding[],
): OpenRound | undefined {
  if (!round || round.closed || declined || withdrawn) return undefined
  const open = new Set(openFindings(findings).map(({ check }) => check))
  const failing = new Set(toCorrect(findings).map(({ check }) => check))
  const owed = round.asked.filter(({ check }) => failing.has(check))
  const toReview = round.asked.filter(({ check }) => open.has(check) && !failing.has(check)).length
  return owed.length + toReview > 0 ? { ...round, owed, toReview } : undefined
}

/** What is asked by now: as it stood first, and what has been added since. */
export function askedBesides(former: readonly AskedFor[], now: readonly AskedFor[]): AskedFor[] {
  return [...former, ...now.filter(({ check }) => !former.some((asked) => asked.check === check))]
}

/** What is still owed where there is little room: the blanks that are empty by now, 营业执照, else what is to be put right. */
export function owedInShort({ owed }: OpenRound, findings: readonly Finding[]): string[] {
  const now = new Map(toCorrect(findings).map(({ check, correction }) => [check, correction.short]))
  return [...new Set(owed.map(({ check, attachment, title }) => now.get(check) ?? attachment ?? title))]
}
