import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useIssue } from '../../letters/use-issue.ts'
import { useLetters } from '../../letters/use-letters.tsx'
import { nothingFocused } from '../../lib/focus.ts'
import { applicationPath } from '../../lib/places.ts'
import { ariaSort, nextSort, type Sort, sortSigns } from '../../lib/sort.ts'
import { NoteDialog, type Noting } from '../../parts/notes/note-dialog.tsx'
import classes from './owing.module.css'
import { OwingLine } from './owing-line.tsx'
import type { OwingColumn, OwingRow } from './owing-view.ts'

const columns: readonly { readonly id: OwingColumn; readonly title: string }[] = [
  { id: 'name', title: '申报单位' },
  { id: 'owed', title: '还欠' },
  { id: 'contact', title: '联系人' },
  { id: 'due', title: '期限' },
  { id: 'issued', title: '最近发出' },
]

/** One place in the order of Tab: arrows move, Enter opens, C has the reminder made, N notes a call. */
export function OwingTable({
  rows,
  today,
  sort,
  onSort,
}: {
  readonly rows: readonly OwingRow[]
  readonly today: string
  readonly sort: Sort<OwingColumn> | null
  readonly onSort: (sort: Sort<OwingColumn> | null) => void
}) {
  const [, go] = useLocation()
  const { busy, look, preview } = useLetters(useIssue())
  const table = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState<string>()
  const at = Math.max(
    0,
    rows.findIndex(({ row }) => row.id === current),
  )
  const here = rows[at]
  const [noting, setNoting] = useState<Noting>()
  useEffect(() => {
    if (nothingFocused()) table.current?.focus({ preventScroll: true })
  }, [])
  const remind = ({ row, round }: OwingRow) => {
    if (round.owed.length > 0 && !busy) look({ kind: 'reminder', application: row })
  }
  const call = ({ row }: OwingRow) => setNoting({ row, kind: 'call' })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }
    const step = steps[event.key]
    if (step !== undefined) {
      const next = rows[Math.min(Math.max(step, 0), rows.length - 1)]?.row.id
      setCurrent(next)
      document.getElementById(`owing-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (here && event.key === 'Enter') go(applicationPath(here.row.id))
    else if (here && event.key.toLowerCase() === 'c') remind(here)
    else if (here && event.key.toLowerCase() === 'n') call(here)
    else return
    event.preventDefault()
  }
  return (
    <>
      <table
        ref={table}
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table one moves about in
        role="grid"
        aria-label="谁还欠什么"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={here && `owing-${here.row.id}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.head}>
          <tr>
            {columns.map(({ id, title }) => {
              const sorted = ariaSort(sort, id)
              return (
                <th key={id} scope="col" data-column={id} aria-sort={sorted}>
                  <button type="button" onClick={() => onSort(nextSort(sort, id))}>
                    {title}
                    <span aria-hidden="true">{sortSigns[sorted]}</span>
                  </button>
                </th>
              )
            })}
            <th scope="col">
              <span className={classes.hidden}>催办</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((owing) => (
            <OwingLine
              key={owing.row.id}
              {...owing}
              today={today}
              current={owing === here}
              onSelect={() => setCurrent(owing.row.id)}
              onRemind={() => remind(owing)}
              onCall={() => call(owing)}
            />
          ))}
        </tbody>
      </table>
      <p className={classes.keys}>
        <kbd>↑</kbd> <kbd>↓</kbd> 移动　<kbd>Enter</kbd> 打开申报　<kbd>C</kbd> 催办函　<kbd>N</kbd> 记电话
      </p>
      {preview}
      <NoteDialog
        noting={noting}
        onClose={() => {
          setNoting(undefined)
          table.current?.focus()
        }}
      />
    </>
  )
}
