import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationCache, QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { Finding } from '../../src-domain/checks/finding.ts'
import { client, problemOf } from './client.ts'
import { listening } from './connection.ts'
import { readings } from './readings.ts'

/** Every procedure of the router as query and mutation options. */
export const desk = createTanstackQueryUtils(client)

export const queryClient = new QueryClient({
  queryCache: new QueryCache(hearing()),
  mutationCache: new MutationCache(hearing()),
  defaultOptions: {
    // The store is on this machine and these windows its only writers: what was read stays true until one changes it.
    // Whether there is a network is nothing to either.
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Of every call: whether the desk answers, and that the sitting is over. */
function hearing() {
  return {
    ...listening,
    onError(error: unknown) {
      listening.onError(error)
      const key = desk.desk.state.queryKey()
      // At the office's door even the state is refused: it has been asked for by then.
      const isKnown = queryClient.getQueryState(key)?.status === 'error'
      if (problemOf(error)?.code === 'signed-out' && !isKnown)
        void queryClient.invalidateQueries({ queryKey: desk.desk.state.key() })
    },
  }
}

/** An application as the lists show it, and as it is opened. */
export type Row = Awaited<ReturnType<typeof client.applications.list>>[number]
export type Detail = Awaited<ReturnType<typeof client.applications.get>>

export const { readAnew, putRead, putAhead } = readings(queryClient)

/**
 * Puts what a change answered into what is on screen: the row into the list, the findings into the open application.
 * Everything counted over the whole batch is read anew when it is next looked at.
 */
export function applyChange(changed: { readonly row: Row; readonly findings: readonly Finding[] }): void {
  const { row, findings } = changed
  const list = desk.applications.list.queryKey()
  const before = queryClient.getQueryData<Row[]>(list)?.find((r) => r.id === row.id)
  putRead<Row[]>(list, (rows) =>
    rows?.some((r) => r.id === row.id) ? rows.map((r) => (r.id === row.id ? row : r)) : rows && [...rows, row],
  )
  // Another name or code makes or undoes a duplicate, whose row has changed too.
  if (before && before.duplicates.join() !== row.duplicates.join()) void readAnew({ queryKey: list })
  putRead<Detail>(
    desk.applications.get.queryKey({ input: { application: row.id } }),
    (detail) => detail && { ...detail, row, findings: [...findings] },
  )
  for (const part of [desk.findings, desk.ranking, desk.editions, desk.events, desk.policies])
    void readAnew({ queryKey: part.key() })
  void readAnew({ queryKey: desk.applications.history.key() })
}

/** After what touches many applications at once (import, recommending, declining): everything is read anew. */
export function refreshAll(): Promise<void> {
  return readAnew()
}

/** Another data folder is open: of the former batch nothing is shown again, not even for a moment. */
export function inAnotherFolder(): Promise<void> {
  queryClient.removeQueries({ type: 'inactive' })
  return refreshAll()
}

const none: readonly Row[] = []

/** The rows of all applications, the withdrawn ones too: what names them. */
export function useEveryRow(): readonly Row[] {
  const { data: rows = none } = useQuery(desk.applications.list.queryOptions())
  const { data: withdrawn = none } = useQuery(desk.applications.withdrawn.queryOptions())
  return useMemo(() => [...rows, ...withdrawn], [rows, withdrawn])
}

/**
 * The open desk; screens are only shown while one is open. One that is just being locked may be drawn once more before
 * it goes, by what it was.
 */
export function useOpenDesk() {
  const { data } = useQuery(desk.desk.state.queryOptions())
  const open = useRef(data?.kind === 'open' ? data : undefined)
  if (data?.kind === 'open') open.current = data
  if (!open.current) throw new Error('a screen is shown without an open desk')
  return open.current
}

/** Today in Shanghai with the deadlines. */
export function useToday() {
  return useQuery(desk.desk.today.queryOptions()).data
}
