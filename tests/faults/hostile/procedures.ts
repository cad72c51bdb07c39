import { createRouterClient, isProcedure } from '@orpc/server'
import { z } from 'zod'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed } from '../../../src-domain/result.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { router } from '../../../src-main/router/router.ts'
import { must } from '../../support/desk.ts'
import type { Random } from '../random.ts'
import { cityIn } from './city.ts'
import { type JsonSchema, sensible, wordsOf } from './sensible.ts'
import { spoilt } from './spoilt.ts'
import type { World } from './world.ts'

/** A procedure of the router, and what its input is to look like. */
export type Procedure = { readonly path: readonly string[]; readonly schema: JsonSchema | undefined }

/** Every one there is: a new one is among them by itself. */
export const procedures: readonly Procedure[] = below(router, [])

function below(node: object, path: readonly string[]): Procedure[] {
  return Object.entries(node).flatMap(([name, child]) => {
    if (!isProcedure(child)) return below(child, [...path, name])
    const { inputSchema } = child['~orpc'] as unknown as { readonly inputSchema?: z.ZodPipe }
    // What comes first makes texts well-formed (router/base.ts); behind it stands the procedure's own.
    const own = inputSchema && z.toJSONSchema(inputSchema.def.out, { io: 'input', unrepresentable: 'any' })
    return [{ path: [...path, name], schema: own as JsonSchema | undefined }]
  })
}

/** One call in so many is as a page makes it, one stream is heard to its end. */
const sound = 3
const toTheEnd = 20

/** Calls the procedure in this process, the city's with its folder open; the answer is `taken` or the problem's code. */
export async function callsOf(
  { path, schema }: Procedure,
  world: World,
  workers: Workers,
): Promise<(random: Random) => Promise<string>> {
  const reqHeaders = new Headers()
  const host = { kind: 'electron', chooseFolder: async () => undefined, reveal: nothing, print: nothing } as const
  const { holder } = world
  const client = createRouterClient(router, { context: { holder, workers: settingNothing(workers), host, reqHeaders } })
  const call = path.reduce((node: unknown, name) => (node as Record<string, unknown>)[name], client) as Call
  const words = wordsOf(world)
  const city = path[0] === 'city' ? await cityIn(world, workers) : undefined
  return async (random) => {
    const good = sensible(random, schema ?? {}, words)
    const input = random.below(sound) === 0 ? good : spoilt(random, good)
    if (city) must(await holder.openCity(city.folder))
    else world.desk()
    try {
      const answer = await call(input)
      if (isStream(answer)) await heard(answer, random.below(toTheEnd) === 0)
      return 'taken'
    } catch (error) {
      if (!isRefusal(error)) throw error
      return error.code
    } finally {
      if (!city && holder.folder() !== world.data) holder.open(world.data)
    }
  }
}

type Call = (input: unknown) => Promise<unknown>

async function nothing(): Promise<void> {}

/** Setting a product takes seconds, and no input can change what it does: that is left out as if it had been stopped. */
function settingNothing(workers: Workers): Workers {
  const stopped = async () => failed(problem('making-stopped'))
  const { make } = workers
  return { ...workers, make: Object.fromEntries(Object.keys(make).map((name) => [name, stopped])) as never }
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

async function heard(stream: AsyncIterable<unknown>, end: boolean): Promise<void> {
  for await (const _ of stream) if (!end) return
}

function isRefusal(error: unknown): error is { readonly code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error
}
