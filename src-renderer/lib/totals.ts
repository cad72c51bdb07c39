import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type StatusCount, statusCounts, type Totals, totalsOf } from '../../src-domain/overview/totals.ts'
import { desk, useOpenDesk, useToday } from './desk.ts'

/** What is counted over all applications: by their list, and until a long one is there as the desk has counted it. */
export function useTotals(): Totals | undefined {
  const { scheme, batch } = useOpenDesk()
  const today = useToday()?.date
  const { rows, counted } = useCounted()
  return useMemo(
    () => (rows && today ? totalsOf(rows, { scheme, batch, today }) : counted),
    [rows, scheme, batch, today, counted],
  )
}

/** Of these the statuses alone, which are counted anew with every change. */
export function useStatusCounts(): readonly StatusCount[] {
  const { rows, counted } = useCounted()
  return useMemo(() => (rows ? statusCounts(rows) : (counted?.statuses ?? [])), [rows, counted])
}

function useCounted() {
  const { data: rows, isError } = useQuery(desk.applications.list.queryOptions())
  const { data: counted } = useQuery({ ...desk.applications.totals.queryOptions(), enabled: false })
  // It was counted at the beginning: where the list can't be read, nobody knows how it is now.
  return { rows, counted: isError ? undefined : counted }
}
