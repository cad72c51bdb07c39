import { eventHead } from '../../../db/events.ts'
import { addSigned } from '../../../db/sign-offs.ts'
import { type Role, roleTitles } from '../../../src-domain/people/officer.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Act, actTitles, type SignOff, stagesOf, stageTexts } from '../../../src-domain/sign-off/sign-off.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { contentHash, currentContent } from '../editions/current-edition.ts'
import { unreadyProblem } from '../editions/freeze.ts'
import { signOffNow } from '../limits.ts'
import { activeOfficers } from '../people/officers.ts'

export type SigningAct = keyof typeof stagesOf

/** Without a reason nobody could tell what to do about it. */
const reasoned: ReadonlySet<Act> = new Set<Act>(['returned', 'unlocked'])

/**
 * 提交复核, 复核通过, 退回, 负责人同意, 解锁. Submitted is only what could be frozen, and nobody passes what they have
 * submitted. Problems: `sign-off-not-required`, `sign-off-stage`, `sign-off-own`, `sign-off-without-reason`; those of `freeze`.
 */
export function sign(
  desk: Desk,
  { act, reason = '' }: { readonly act: SigningAct; readonly reason?: string | undefined },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const now = signOffNow(tx.store)
    const against = problemWith(act, now, actor) ?? (act === 'submitted' ? unreadyProblem(tx) : undefined)
    if (against) return failed(against)
    const text = reason.trim()
    if (reasoned.has(act) && text === '') return failed(problem('sign-off-without-reason', { act: actTitles[act] }))
    return put(tx, act, {
      ...(act === 'submitted' && { content: contentHash(currentContent(tx)) }),
      ...(text !== '' && { reason: text }),
    })
  })
}

function problemWith(act: SigningAct, { required, stage, submitted }: SignOff, actor: Actor): Problem | undefined {
  if (!required) return problem('sign-off-not-required')
  if (!stagesOf[act].includes(stage)) return problem('sign-off-stage', { act: actTitles[act], now: stageTexts[stage] })
  const own = act === 'passed' && submitted?.officer === actor.officer?.uid
  return own ? problem('sign-off-own') : undefined
}

/**
 * Whether the batch asks for 会签. Problems: `officers-none`; `sign-off-unmanned` where nobody could submit, review or consent.
 */
export function requireSignOff(desk: Desk, { required }: { readonly required: boolean }, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    if (signOffNow(tx.store).required === required) return ok({})
    const lacking = required ? lackingFor(tx) : []
    if (lacking.length > 0) return failed(problem('sign-off-unmanned', { lacking: lacking.join('、') }))
    return put(tx, required ? 'required' : 'lifted', {})
  })
}

/** Roles nobody has who could sign with the others. */
function lackingFor(tx: ChangingDesk): string[] {
  const officers = activeOfficers(tx)
  const having = (role: Role) => officers.filter(({ roles }) => roles.includes(role))
  const handlers = having('handler')
  const another = having('reviewer').some(({ uid }) => handlers.some((handler) => handler.uid !== uid))
  return [
    ...(handlers.length > 0 ? [] : [roleTitles.handler]),
    ...(another ? [] : [roleTitles.reviewer]),
    ...(having('head').length > 0 ? [] : [roleTitles.head]),
  ]
}

function put(
  tx: ChangingDesk,
  act: Act,
  given: { readonly content?: string; readonly reason?: string },
): Result<object> {
  const { officer } = tx.actor
  if (!officer) return failed(problem('officers-none'))
  const seq = eventHead(tx.store).seq
  addSigned(tx.store, { act, officer: officer.uid, by: officer.name, at: tx.at, seq, ...given })
  tx.record({ kind: 'signed-off', act, ...(given.reason !== undefined && { reason: given.reason }) })
  return ok({})
}
