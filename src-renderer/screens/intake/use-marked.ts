import { useState } from 'react'
import type { Row } from '../../lib/desk.ts'

export type Marked = {
  /** Of the rows that are shown, in their order. */
  readonly rows: readonly Row[]
  readonly has: (id: string) => boolean
  readonly toggle: (id: string) => void
  /** All rows between two places, both with them. */
  readonly extend: (from: number, to: number) => void
  readonly clear: () => void
}

/** The applications chosen to do something with several at once; what a filter hides is not among them. */
export function useMarked(rows: readonly Row[]): Marked {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    rows: rows.filter((row) => ids.has(row.id)),
    has: (id) => ids.has(id),
    toggle: (id) => setIds((before) => (before.has(id) ? before.difference(new Set([id])) : new Set([...before, id]))),
    extend: (from, to) => {
      const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id)
      setIds((before) => new Set([...before, ...between]))
    },
    clear: () => setIds(new Set()),
  }
}
