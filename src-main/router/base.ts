import { os } from '@orpc/server'
import { z } from 'zod'
import { readingProblem } from '../../db/problems.ts'
import { officerHeader, readOfficer } from '../../src-domain/officer-header.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { wellFormed } from '../../src-domain/text/well-formed.ts'
import type { Actor } from '../desk/actor.ts'
import { batchOf, type Desk, preparerOf } from '../desk/desk.ts'
import type { Context } from './context.ts'
import { callError, refusal } from './problems.ts'

/** A procedure that works without an open desk too. Errors of every procedure take their shape here. */
export const procedure = atTheDoor(
  os.$context<Context>().use(async ({ context, next }) => {
    const refused = (error: unknown) => {
      const failing = readingProblem(error, context.holder.folder())
      return failing ? callError(failing) : refusal(error)
    }
    try {
      const result = await next()
      return isStream(result.output) ? { ...result, output: refusing(result.output, refused) } : result
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

/** The one place where every text of every input passes, whichever way the call came: half a character is none. */
function atTheDoor<Builder extends { input(schema: z.ZodType): unknown }>(builder: Builder): Builder {
  const input = (schema: z.ZodType) => builder.input(z.preprocess((value) => wellFormed(value), schema))
  return Object.assign(Object.create(builder), { input })
}

/** What long work answers: its progress (progress.ts). */
function isStream(output: unknown): output is AsyncGenerator {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

async function* refusing(stream: AsyncGenerator, refused: (error: unknown) => unknown): AsyncGenerator {
  try {
    yield* stream
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

/** The officer the call says, else the batch's 填报人. */
function actorOf(desk: Desk, context: Context): Actor {
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
