import type { IssueWay } from '../../../src-domain/batch/round.ts'
import { printedLetters } from '../../../src-domain/letters/due-letters.ts'
import { letterOf } from '../../../src-domain/letters/kinds.ts'
import { plainText } from '../../../src-domain/letters/plain-text.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { issueIn } from '../rounds/issue-round.ts'
import { dueAtDesk } from './due-at-desk.ts'
import { letterFacts } from './letter-facts.ts'
import type { LettersAsked } from './make-letters.ts'

/**
 * That letters went out to their applicants by this way, of the named applications or of all they are due for: each opens
 * a round of 补正 or reminds in the one that is open. Problems: `letter-not-issued`, what `dueAtDesk` and `issueIn` say.
 */
export function issueLetters(
  desk: Desk,
  { kind, at, way, ...asked }: Omit<LettersAsked, 'out'> & { readonly way: IssueWay },
  actor: Actor,
): Result<{ readonly applications: readonly string[] } & Kept> {
  const letter = letterOf(kind)
  if (letter.scope !== 'application' || !letter.onRecord) return failed(problem('letter-not-issued', letter))
  const due = dueAtDesk(desk, letterFacts(desk, at), { kind, ...asked })
  if (!due.ok) return due
  return change(desk, actor, (tx) => {
    const applications = due.value.flatMap(({ application }) => application ?? [])
    for (const application of applications) {
      const issued = issueIn(tx, { application, way, dueOn: asked.byDate })
      if (!issued.ok) return issued
    }
    return ok({ applications })
  })
}

/** Letters as text for an e-mail or a message. Nothing is recorded. Problems: what `dueAtDesk` says, `nothing-due`. */
export function letterText(
  desk: Desk,
  { kind, at, ...asked }: Omit<LettersAsked, 'out'>,
): Result<{ readonly text: string; readonly count: number }> {
  const due = dueAtDesk(desk, letterFacts(desk, at), { kind, ...asked })
  if (!due.ok) return due
  const texts = printedLetters(due.value).map(plainText)
  if (texts.length === 0) return failed(problem('nothing-due', letterOf(kind)))
  return ok({ text: texts.join('\n\n――――――――――\n\n'), count: texts.length })
}
