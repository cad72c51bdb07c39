import { hashKey, type InvalidateQueryFilters, type QueryClient, type QueryKey } from '@tanstack/react-query'

/**
 * What was read, once something has changed. A reading that has begun may be of before the change: its answer must not
 * take its place afterwards.
 */
export function readings(queries: QueryClient) {
  const isReading = (queryKey: QueryKey) => queries.getQueryState(queryKey)?.fetchStatus === 'fetching'
  const keeping = new Map<string, Promise<unknown>>()

  /** Whatever is on screen is read anew, the rest when it is next looked at. What is just being read is begun anew. */
  function readAnew(filters: InvalidateQueryFilters = {}): Promise<void> {
    // By itself only what has been read before is begun anew; a first reading would be waited for, and kept.
    const first = { type: 'active', fetchStatus: 'fetching', predicate: hasNothing } as const
    void queries.cancelQueries({ ...filters, ...first }, { silent: true, revert: false })
    return queries.invalidateQueries(filters)
  }

  /** Puts what the desk has answered in place of what was read. */
  function putRead<T>(queryKey: QueryKey, update: (read: T | undefined) => T | undefined): void {
    const { isInvalidated } = queries.getQueryState(queryKey) ?? {}
    queries.setQueryData<T>(queryKey, update)
    if (isReading(queryKey) || isInvalidated) void readAnew({ queryKey, exact: true })
  }

  /** Puts what is not kept yet, and reads it anew once it is and nothing more has been put. */
  async function putAhead<T>(
    queryKey: QueryKey,
    update: (read: T | undefined) => T,
    kept: Promise<unknown>,
  ): Promise<void> {
    void queries.cancelQueries({ queryKey, exact: true })
    queries.setQueryData<T>(queryKey, update)
    const key = hashKey(queryKey)
    const allKept = Promise.allSettled([keeping.get(key), kept])
    keeping.set(key, allKept)
    await allKept
    if (keeping.get(key) !== allKept) return
    keeping.delete(key)
    // Others may have begun a reading meanwhile, whose answer is of before.
    await readAnew({ queryKey, exact: true })
  }

  return { readAnew, putRead, putAhead }
}

function hasNothing({ state }: { readonly state: { readonly data: unknown } }): boolean {
  return state.data === undefined
}
