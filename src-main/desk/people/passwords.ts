import * as stored from '../../../db/officers.ts'
import { transaction } from '../../../db/store.ts'
import type { Officer } from '../../../src-domain/people/officer.ts'
import { shortestPassword, waitAfter } from '../../../src-domain/people/tries.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { activeOfficers } from './officers.ts'
import { hashPassword, isOutdated, isPassword, type PasswordCost } from './password-hash.ts'

/**
 * Who has given the right password. Each try counts before it is looked at, so that many at once gain nothing, and is
 * kept, so that starting anew gains nothing either. Problems: `officer-unknown`, `officer-password-wrong`, `officer-password-wait`.
 */
export async function whoIs(
  desk: Desk,
  { officer: uid, password = '' }: { readonly officer: string; readonly password?: string | undefined },
  { now = new Date(), cost }: { readonly now?: Date; readonly cost?: PasswordCost | undefined } = {},
): Promise<Result<Officer>> {
  const officer = activeOfficers(desk).find((other) => other.uid === uid)
  if (!officer) return failed(problem('officer-unknown'))
  const tried = countTry(desk, uid, now)
  if (!tried.ok) return tried
  const { kept } = tried.value
  if (!kept) return ok(officer)
  if (!(await isPassword(password, kept.hash))) {
    const wait = waitAfter(kept.tries + 1)
    return failed(wait > 0 ? problem('officer-password-wait', secondsOf(wait)) : problem('officer-password-wrong'))
  }
  const fresh = isOutdated(kept.hash, cost) ? await hashPassword(password, cost) : undefined
  return transaction(desk.store, (writing) => {
    // Another was set while this one was looked at.
    if (stored.readPassword(writing, uid)?.hash !== kept.hash) return failed(problem('officer-password-wrong'))
    if (fresh !== undefined) stored.setPassword(writing, uid, fresh)
    else stored.setTries(writing, uid, { tries: 0 })
    return ok(officer)
  })
}

function countTry(desk: Desk, uid: string, now: Date): Result<{ readonly kept?: stored.KeptPassword }> {
  return transaction(desk.store, (writing) => {
    const kept = stored.readPassword(writing, uid)
    if (!kept) return ok({})
    // A clock that was put back makes nobody wait longer than they had to.
    const left = Math.min(Date.parse(kept.waitUntil ?? '') - now.getTime(), waitAfter(kept.tries))
    if (left > 0) return failed(problem('officer-password-wait', secondsOf(left)))
    const tries = kept.tries + 1
    const wait = waitAfter(tries)
    const waitUntil = wait > 0 ? new Date(now.getTime() + wait).toISOString() : undefined
    stored.setTries(writing, uid, { tries, waitUntil })
    return ok({ kept })
  })
}

function secondsOf(milliseconds: number) {
  return { seconds: Math.ceil(milliseconds / 1000) }
}

/**
 * Gives an officer a password, or none. One's own takes the former one; another's is the head's to set. Problems: those
 * of `whoIs`, `password-of-another`, `officer-password-short`.
 */
export async function givePassword(
  desk: Desk,
  {
    officer: uid,
    password = '',
    former,
  }: { readonly officer: string; readonly password?: string | undefined; readonly former?: string | undefined },
  actor: Actor,
  cost?: PasswordCost,
): Promise<Result<Kept>> {
  const own = actor.officer?.uid === uid
  if (!own && !actor.officer?.roles.includes('head')) return failed(problem('password-of-another'))
  if (password !== '' && [...password].length < shortestPassword) {
    return failed(problem('officer-password-short', { least: shortestPassword }))
  }
  if (own) {
    const known = await whoIs(desk, { officer: uid, password: former }, { cost })
    if (!known.ok) return known
  }
  return keepPassword(desk, uid, password, actor, cost)
}

/** Sets it, whoever asks. */
export async function keepPassword(
  desk: Desk,
  uid: string,
  password: string,
  actor: Actor,
  cost?: PasswordCost,
): Promise<Result<Kept>> {
  const hash = password === '' ? undefined : await hashPassword(password, cost)
  return change(desk, actor, (tx) => {
    const officer = stored.listOfficers(tx.store).find((other) => other.uid === uid)
    if (!officer) return failed(problem('officer-unknown'))
    if (hash === undefined && !stored.readPassword(tx.store, uid)) return ok({})
    stored.setPassword(tx.store, uid, hash)
    tx.record({ kind: 'password-set', officer: uid, name: officer.name, has: hash !== undefined })
    return ok({})
  })
}
