import { listApplications } from '../../../db/applications.ts'
import { type Application, fieldValue } from '../../../src-domain/batch/application.ts'
import { hasRight, type Right, rightText } from '../../../src-domain/people/rights.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { matchKey } from '../../../src-domain/text/normalise.ts'
import type { Actor } from '../../desk/actor.ts'
import { today } from '../../desk/batch/today.ts'
import { batchOf, closeDesk, type Desk, openDesk, preparerOf } from '../../desk/desk.ts'
import { listOfficers } from '../../desk/people/officers.ts'
import { whoIs } from '../../desk/people/passwords.ts'
import type { Answer, Call, Command } from './command.ts'

/** A call on an open data folder, and who acts. */
export type DeskCall = Call & { readonly actor: Actor }

type Work<Args extends unknown[]> = (
  desk: Desk,
  call: DeskCall,
  ...args: Args
) => Result<Answer> | Promise<Result<Answer>>

/** Runs a command on the data folder it names, which is let go of afterwards; on a desk with people by who has the right. */
export function withDesk(right: Right, work: Work<[]>): Command['run'] {
  return async (call) => {
    const desk = openDesk(call.option('data'))
    if (!desk.ok) return desk
    try {
      const { clockWarning } = today(desk.value)
      if (clockWarning) call.warn(clockWarning)
      const actor = await actorOf(desk.value, call, right)
      return actor.ok ? await work(desk.value, { ...call, actor: actor.value }) : actor
    } finally {
      closeDesk(desk.value)
    }
  }
}

/**
 * --by, else the batch's 填报人; on a desk with people --by is one of them, who gives their password. Problems:
 * `officer-unnamed`, `role-lacking`; those of `whoIs`.
 */
export async function actorOf(desk: Desk, call: Call, right: Right): Promise<Result<Actor>> {
  const name = call.optional('by')?.trim()
  const officers = listOfficers(desk).filter(({ retired }) => !retired)
  if (officers.length === 0) return ok(name ? { name } : preparerOf(batchOf(desk)))
  const named = officers.find((officer) => officer.name === name)
  if (!named) return failed(problem('officer-unnamed', { names: officers.map((officer) => officer.name) }))
  if (!hasRight(named.roles, right)) return failed(problem('role-lacking', { roles: rightText(right) }))
  const password = named.hasPassword ? await call.password(`${named.name}的密码：`) : undefined
  const known = await whoIs(desk, { officer: named.uid, password })
  return known.ok ? ok({ name: known.value.name, officer: known.value }) : known
}

/** The same for a command whose first argument names an application. */
export function withApplication(right: Right, work: Work<[id: string]>): Command['run'] {
  return withDesk(right, (desk, call) => {
    const ids = idsOf(desk, call.args.slice(0, 1))
    return ids.ok ? work(desk, call, ids.value[0] ?? '') : ids
  })
}

/** People name an application by its id, its folder or the applicant's name. */
export function idsOf(desk: Desk, names: readonly string[]): Result<string[]> {
  const all = listApplications(desk.store)
  const ids: string[] = []
  for (const name of names) {
    const meant = all.filter((a) => a.id.toLowerCase() === name.toLowerCase())
    const found = meant.length > 0 ? meant : standingFirst(all.filter((a) => isCalled(desk, a, name)))
    if (found.length !== 1) return failed(unknownApplication(name, found))
    ids.push(...found.map((a) => a.id))
  }
  return ok(ids)
}

/** A withdrawn application goes by its name only where no other does. */
function standingFirst(called: readonly Application[]): readonly Application[] {
  const standing = called.filter((a) => !a.withdrawn)
  return standing.length > 0 ? standing : called
}

function isCalled(desk: Desk, application: Application, name: string): boolean {
  const { nameField } = categoryOf(desk.scheme, application.category)
  const names = [application.folder, fieldValue(application, nameField)?.value ?? '']
  return names.some((n) => matchKey(n) === matchKey(name))
}

function unknownApplication(name: string, several: readonly Application[]): Problem {
  return several.length > 1
    ? problem('application-ambiguous', { name, ids: several.map((a) => a.id) })
    : problem('application-unnamed', { name })
}
