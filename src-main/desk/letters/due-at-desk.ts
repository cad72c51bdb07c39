import { type DueLetter, dueLetters } from '../../../src-domain/letters/due-letters.ts'
import type { Facts } from '../../../src-domain/letters/facts.ts'
import type { Asked } from '../../../src-domain/letters/letter-definition.ts'
import type { LetterKind } from '../../../src-domain/letters/names.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import type { Desk } from '../desk.ts'
import { findStanding } from '../find-application.ts'

/** The letters of a kind that are due at this desk. Problems: what `dueLetters` says, and `withdrawn`. */
export function dueAtDesk(
  desk: Desk,
  facts: Facts,
  { kind, ...asked }: Asked & { readonly kind: LetterKind; readonly applications?: readonly string[] | undefined },
): Result<DueLetter[]> {
  for (const id of asked.applications ?? []) {
    const found = findStanding(desk, id)
    // One that is not known at all is told as a letter's.
    if (!found.ok && found.problem.code === 'withdrawn') return failed(found.problem)
  }
  return dueLetters(facts, kind, asked)
}
