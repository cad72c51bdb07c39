import { os } from '@orpc/server'
import { z } from 'zod'
import { cityProblem } from '../../db/city/problems.ts'
import { readingProblem } from '../../db/problems.ts'
import { officerHeader, readOfficer, sessionHeader } from '../../src-domain/officer-header.ts'
import type { Officer } from '../../src-domain/people/officer.ts'
import { hasRight, rightText } from '../../src-domain/people/rights.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { wellFormed } from '../../src-domain/text/well-formed.ts'
import type { Actor } from '../desk/actor.ts'
import { batchOf, type Desk, preparerOf } from '../desk/desk.ts'
import { activeOfficers } from '../desk/people/officers.ts'
import { isAtTheMachine } from './at-the-machine.ts'
import type { Context } from './context.ts'
import { fromAfar, problemWithoutPlaces, withoutPlaces } from './from-afar.ts'
import { callError, refusal } from './problems.ts'
import { rightTo } from './rights.ts'

/**
 * A procedure that works without an open desk too. Errors of every procedure take their shape here, and who may not is
 * refused.
 */
export const procedure = atTheDoor(
  os.$context<Context>().use(async ({ context, path, next }) => {
    const refused = (error: unknown) => {
      const folder = context.holder.folder()
      const failing = readingProblem(error, folder)
      const told = failing ? callError(failing) : refusal(error)
      return context.visit ? problemWithoutPlaces(told, folder) : told
    }
    try {
      const { visit } = context
      if (visit && isAtTheMachine(path)) throw callError(problem('at-the-machine'))
      const unrightful = problemOfRight(context, path)
      if (unrightful) throw callError(unrightful)
      const result = visit ? await fromAfar(next) : await next()
      const told = visit ? (answer: unknown) => withoutPlaces(answer, context.holder.folder()) : undefined
      if (isStream(result.output)) return { ...result, output: refusing(result.output, refused, told) }
      return told ? { ...result, output: told(result.output) } : result
    } catch (error) {
      throw refused(error)
    }
  }),
)

/** A procedure on the open desk, with who acts: no input names anybody. */
export const deskProcedure = atTheDoor(
  procedure.use(async ({ context, next }) => {
    const desk = context.holder.desk()
    if (!desk) throw callError(problem('no-desk'))
    const result = await next({ context: { desk, actor: actorOf(desk, context) } })
    return isStream(result.output) ? { ...result, output: during(result.output, context.holder.begin) } : result
  }),
)

/** A procedure on the open 汇总; on one there are no people, and whoever acts says their name. */
export const cityProcedure = atTheDoor(
  procedure.use(async ({ context, next }) => {
    const city = context.holder.city()
    if (!city) throw callError(problem('no-city'))
    const refused = (error: unknown) => {
      const expected = cityProblem(error)
      return expected ? callError(expected) : error
    }
    try {
      const result = await next({ context: { city, by: namedActor(context) } })
      if (!isStream(result.output)) return result
      return { ...result, output: refusing(during(result.output, context.holder.begin), refused) }
    } catch (error) {
      throw refused(error)
    }
  }),
)

/** The one place where every text of every input passes, whichever way the call came: half a character is none. */
function atTheDoor<Builder extends { input(schema: z.ZodType): unknown }>(builder: Builder): Builder {
  const input = (schema: z.ZodType) => builder.input(z.preprocess((value) => wellFormed(value), schema))
  return Object.assign(Object.create(builder), { input })
}

/** What long work answers: its progress (progress.ts). */
function isStream(output: unknown): output is AsyncGenerator {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

async function* refusing(
  stream: AsyncGenerator,
  refused: (error: unknown) => unknown,
  told = (step: unknown) => step,
): AsyncGenerator {
  try {
    for await (const step of stream) yield told(step)
  } catch (error) {
    throw refused(error)
  }
}

async function* during(stream: AsyncGenerator, begin: () => () => void): AsyncGenerator {
  const end = begin()
  try {
    yield* stream
  } finally {
    end()
  }
}

/** No officer's name is longer. */
const longestName = 100

/** Why whoever calls may not, on a desk with people. */
function problemOfRight(context: Context, path: readonly string[]): Problem | undefined {
  const desk = context.holder.desk()
  const right = rightTo(path)
  if (!desk || right === 'open' || activeOfficers(desk).length === 0) return undefined
  const officer = signedIn(desk, context)
  if (!officer) return problem('signed-out')
  if (right && hasRight(officer.roles, right)) return undefined
  return problem('role-lacking', { roles: right ? rightText(right) : '负责人' })
}

/**
 * The sitting the call belongs to; empty where it has none. Through the office's door it is that of the pass, whatever
 * the page says: a page that still shows somebody else's is of none.
 */
export function sessionOf({ reqHeaders, visit }: Context): string {
  const said = reqHeaders?.get(sessionHeader) ?? ''
  if (!visit) return said
  return said === '' || said === visit.session ? visit.session : ''
}

/** The officer whose sitting the call belongs to, as they stand now. */
export function signedIn(desk: Desk, context: Context): Officer | undefined {
  const uid = context.holder.sessions.officerOf(sessionOf(context))
  return uid === undefined ? undefined : activeOfficers(desk).find((officer) => officer.uid === uid)
}

/** The officer who is signed in; on a desk without people the one the call names, else the batch's 填报人. */
function actorOf(desk: Desk, context: Context): Actor {
  const officer = signedIn(desk, context)
  if (officer) return { name: officer.name, officer }
  const name = namedActor(context)
  return name === '' ? preparerOf(batchOf(desk)) : { name }
}

/** The officer's name as the call says it; empty where it says none. */
export function namedActor({ reqHeaders }: Context): string {
  const header = reqHeaders?.get(officerHeader) ?? ''
  const name = readOfficer(header)?.trim()
  if (name === undefined || name.length > longestName)
    throw callError(problem('input-invalid', { fields: [{ name: '经办人' }] }), 400)
  return name
}
