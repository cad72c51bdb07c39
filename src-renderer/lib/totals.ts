import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Totals, totalsOf } from '../../src-domain/overview/totals.ts'
import { desk, useOpenDesk, useToday } from './desk.ts'

/** What is counted over all applications: by their list, and until a long one is there as the desk has counted it. */
export function useTotals(): Totals | undefined {
  const { scheme, batch } = useOpenDesk()
  const today = useToday()?.date
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  const { data: counted } = useQuery({ ...desk.applications.totals.queryOptions(), enabled: false })
  return useMemo(
    () => (rows && today ? totalsOf(rows, { scheme, batch, today }) : counted),
    [rows, scheme, batch, today, counted],
  )
}
