import { ok, type Result } from './result.ts'

/**
 * Does the same with each of several things, with no more than so many at once; what comes of them is in their order.
 * None is begun after one that failed or threw, and those under way are awaited; the first that failed is the answer.
 */
export async function severalAtOnce<T, R>(
  most: number,
  things: readonly T[],
  work: (thing: T, index: number) => Promise<Result<R>>,
): Promise<Result<R[]>> {
  const done: Result<R>[] = []
  let begin = true
  const waiting = things.entries()
  const takeTurns = async () => {
    for (const [i, thing] of waiting) {
      if (!begin) return
      try {
        const result = await work(thing, i)
        begin &&= result.ok
        done[i] = result
      } catch (error) {
        begin = false
        throw error
      }
    }
  }
  const turns = await Promise.allSettled(Array.from({ length: most }, takeTurns))
  const threw = turns.find(({ status }) => status === 'rejected')
  if (threw) throw (threw as PromiseRejectedResult).reason
  const values: R[] = []
  // Those never begun are holes.
  for (const result of Object.values(done)) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
}
