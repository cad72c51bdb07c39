import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { nothingFocused } from '../../lib/focus.ts'
import { useMeasuredAnew, useScale } from '../../lib/large-text.ts'
import { recall, remember } from '../../lib/remembered.ts'
import type { Sort } from '../../lib/sort.ts'
import classes from './findings.module.css'
import { MatrixFoot } from './matrix-foot.tsx'
import { MatrixHead } from './matrix-head.tsx'
import { MatrixLine } from './matrix-line.tsx'
import { MatrixRowView } from './matrix-row.tsx'
import { type Cursor, nameColumn, nextOpen, type Place, type ShownMatrix, sortColumns } from './matrix-view.ts'

const usualRowHeight = 36

type Props = {
  readonly ref: Ref<{ focus: () => void }>
  readonly matrix: ShownMatrix
  /** Under which the scroll is remembered. */
  readonly scrollKey: string
  readonly cursor: Cursor
  /** The margin beside the grid is open. */
  readonly opened: boolean
  readonly sort: Sort | null
  readonly onSort: (column: string) => void
  readonly onCursor: (cursor: Cursor) => void
  /** Space: the finding beside the grid, the focus stays. */
  readonly onOpen: () => void
  /** Enter: the focus goes to the ruling. */
  readonly onRule: () => void
  readonly onClose: () => void
}

/** Applications down, checks across; one cell has the focus and the arrows move it. */
export function MatrixGrid({
  ref,
  matrix,
  scrollKey,
  cursor,
  opened,
  sort,
  onSort,
  onCursor,
  onOpen,
  onRule,
  onClose,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<Place>()
  const at: Place = {
    row: Math.max(
      0,
      matrix.rows.findIndex((row) => row.application === cursor.application),
    ),
    column: matrix.checks.findIndex((check) => check.id === cursor.check),
  }
  const rowHeight = usualRowHeight * useScale()
  const virtual = useVirtualizer({
    count: matrix.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: () => recall(scrollKey, 0),
    // The row one is at stays in the page wherever it is scrolled to, so Tab always finds it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const range = Array.from({ length: last - first + 1 }, (_, i) => first + i)
      return at.row < first ? [at.row, ...range] : at.row > last ? [...range, at.row] : range
    },
  })
  useMeasuredAnew(virtual, rowHeight)
  useEffect(() => {
    const element = scroller.current
    return () => remember(scrollKey, element?.scrollTop ?? 0)
  }, [scrollKey])

  const focusWanted = useRef(false)
  const focusCell = () => scroller.current?.querySelector<HTMLElement>('[data-cursor]')?.focus({ preventScroll: true })
  useImperativeHandle(ref, () => ({ focus: focusCell }))
  useLayoutEffect(() => {
    if (!focusWanted.current) return
    focusWanted.current = false
    focusCell()
    bringIntoView(scroller.current)
  })
  useLayoutEffect(() => {
    if (opened) bringIntoView(scroller.current)
  }, [opened])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival
  useEffect(() => {
    if (nothingFocused()) focusCell()
  }, [])

  function moveTo({ row, column }: Place): void {
    const to = matrix.rows[Math.min(Math.max(row, 0), matrix.rows.length - 1)]
    const check = matrix.checks[Math.min(Math.max(column, -1), matrix.checks.length - 1)]
    if (!to) return
    focusWanted.current = true
    onCursor({ application: to.application, check: check?.id ?? nameColumn })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.target instanceof HTMLButtonElement) return
    setPointed(undefined)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 5)
    const { row, column } = at
    const last = { row: matrix.rows.length - 1, column: matrix.checks.length - 1 }
    const control = event.ctrlKey
    const places: Record<string, Place | undefined> = {
      ArrowDown: { row: control ? last.row : row + 1, column },
      ArrowUp: { row: control ? 0 : row - 1, column },
      ArrowRight: { row, column: control ? last.column : column + 1 },
      ArrowLeft: { row, column: control ? -1 : column - 1 },
      PageDown: { row: row + page, column },
      PageUp: { row: row - page, column },
      Home: { row: control ? 0 : row, column: -1 },
      End: { row: control ? last.row : row, column: last.column },
      n: control ? undefined : nextOpen(matrix, at, 1),
      N: control ? undefined : nextOpen(matrix, at, -1),
    }
    const place = places[event.key]
    if (place) moveTo(place)
    else if (event.key === ' ') onOpen()
    else if (event.key === 'Enter') onRule()
    else if (event.key.toLowerCase() === 's' && !control) onSort(matrix.checks[column]?.id ?? sortColumns.name)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  const told = pointed ?? at
  return (
    <>
      <div ref={scroller} className={classes.scroller} style={{ '--checks': matrix.checks.length } as CSSProperties}>
        <table
          className={classes.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table one moves about in
          role="grid"
          aria-label="初审矩阵"
          aria-rowcount={matrix.rows.length + 2}
          aria-colcount={matrix.checks.length + 2}
          onKeyDown={onKeyDown}
          onMouseLeave={() => setPointed(undefined)}
        >
          <MatrixHead matrix={matrix} column={told.column} onPoint={setPointed} sort={sort} onSort={onSort} />
          <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = matrix.rows[index]
              return (
                row && (
                  <MatrixRowView
                    key={row.application}
                    {...{ row, index, start, checks: matrix.checks, onPoint: setPointed }}
                    column={index === at.row ? at.column : undefined}
                    onChoose={(place) => {
                      moveTo(place)
                      onOpen()
                    }}
                  />
                )
              )
            })}
          </tbody>
          <MatrixFoot matrix={matrix} />
        </table>
      </div>
      <MatrixLine matrix={matrix} place={told} />
    </>
  )
}

/** Clear of the frozen head, foot and first columns: the scroller's scroll-padding says how wide they are. */
function bringIntoView(scroller: HTMLDivElement | null): void {
  const cell = scroller?.querySelector<HTMLElement>('[data-cursor]')
  if (!scroller || !cell) return
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
