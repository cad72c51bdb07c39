import { listOfficers } from '../../db/officers.ts'
import { rankOf } from '../../db/rankings.ts'
import { recusedFrom } from '../../db/recusals.ts'
import { listSigned } from '../../db/sign-offs.ts'
import type { Reading } from '../../db/store.ts'
import type { NewEvent } from '../../src-domain/events/event.ts'
import { contentKinds, decidingKinds } from '../../src-domain/events/held.ts'
import { active } from '../../src-domain/people/officer.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { type SignOff, signOffOf } from '../../src-domain/sign-off/sign-off.ts'
import type { Actor } from './actor.ts'

/** What stands against a change, whichever way it came: asked of every event as it is recorded, and once at the end. */
export type Limits = {
  readonly against: (event: NewEvent, application?: string) => Problem | undefined
  readonly atEnd: () => Problem | undefined
}

/** 会签 as it stands; one that was required is not where nobody is left to sign. */
export function signOffNow(reading: Reading): SignOff {
  const now = signOffOf(listSigned(reading))
  return now.required && active(listOfficers(reading)).length === 0 ? { required: false, stage: 'draft' } : now
}

/** Of a batch that is submitted the content, of an officer's recusals the applications. Read before the change begins. */
export function limitsOf(reading: Reading, { name, officer }: Actor): Limits {
  const { required, stage } = signOffNow(reading)
  const locked = required && stage !== 'draft'
  const recused = officer ? [...recusedFrom(reading, officer.uid)] : []
  const ranks = new Map(recused.map((id) => [id, rankOf(reading, id)]))
  return {
    against({ kind }, application) {
      if (locked && contentKinds.has(kind)) return problem('batch-locked')
      const isRecused = application !== undefined && ranks.has(application) && decidingKinds.has(kind)
      return isRecused ? problem('recused', { name }) : undefined
    },
    atEnd() {
      const moved = recused.some((id) => rankOf(reading, id) !== ranks.get(id))
      return moved ? problem('recused-rank', { name }) : undefined
    },
  }
}
