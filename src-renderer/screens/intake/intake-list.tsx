import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { leadingHead } from '../../../src-domain/ranking/leading-head.ts'
import { type Row, useOpenDesk, useToday } from '../../lib/desk.ts'
import { nothingFocused } from '../../lib/focus.ts'
import { useMeasuredAnew, useScale } from '../../lib/large-text.ts'
import { applicationPath, comparePath, reviewPath } from '../../lib/places.ts'
import { recall, remember, useRemembered } from '../../lib/remembered.ts'
import type { IntakeView } from '../../lib/views.ts'
import { GiveModes } from './give-modes.tsx'
import { IntakeHead } from './intake-head.tsx'
import { IntakeRow } from './intake-row.tsx'
import classes from './intake-screen.module.css'
import { noteFound } from './intake-view.ts'
import { ModesGrid } from './modes-grid.tsx'
import { useMarked } from './use-marked.ts'
import { WithdrawChosen } from './withdraw-chosen.tsx'

const usualRowHeight = 38

type Props = {
  readonly ref: Ref<HTMLTableElement>
  readonly rows: readonly Row[]
  readonly view: IntakeView
  readonly onView: (view: IntakeView) => void
}

/** The applications as a grid that has one place in the order of Tab: arrows move in it, Enter opens. */
export function IntakeList({ ref, rows, view, onView }: Props) {
  const { scheme } = useOpenDesk()
  const today = useToday()?.date ?? ''
  const [, go] = useLocation()
  const [current, setCurrent] = useRemembered<string | null>('intake.current', null)
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  useImperativeHandle(ref, () => table.current as HTMLTableElement)
  const marked = useMarked(rows)
  const [grid, setGrid] = useState(false)
  const [giving, setGiving] = useState({ opened: false, rows: [] as readonly Row[] })
  const anchor = useRef(0)
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === current),
  )
  const rowHeight = usualRowHeight * useScale()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialOffset: () => recall('intake.scroll', 0),
    scrollPaddingStart: rowHeight,
  })
  useMeasuredAnew(virtual, rowHeight)
  useRememberedScroll(scroller)
  useEffect(() => {
    if (nothingFocused()) table.current?.focus({ preventScroll: true })
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return
    const row = rows[at]
    if (!event.shiftKey) anchor.current = at
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }
    const target = steps[event.key]
    if (target !== undefined) {
      const next = Math.min(Math.max(target, 0), rows.length - 1)
      setCurrent(rows[next]?.id ?? null)
      virtual.scrollToIndex(next)
      if (event.shiftKey) marked.extend(anchor.current, next)
    } else if (row && event.key === ' ') marked.toggle(row.id)
    else if (event.key === 'Escape' && marked.rows.length > 0) marked.clear()
    else if (row && event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey) giveModes()
    else if (row && event.key.toLowerCase() === 'g' && !event.ctrlKey && !event.metaKey) setGrid(gridded)
    else if (row && event.key === 'Enter') go(applicationPath(row.id))
    else if (row && event.key.toLowerCase() === 'k' && !event.ctrlKey && row.unsure > 0) go(reviewPath(row.id))
    else if (row && event.key.toLowerCase() === 'd' && !event.ctrlKey && row.duplicates[0])
      go(comparePath(row.id, row.duplicates[0]))
    else return
    event.preventDefault()
  }

  /** Of the chosen ones, else of the row one is at. */
  const meant = marked.rows.length > 0 ? marked.rows : rows.slice(at, at + 1)

  const gridded = view.status !== 'withdrawn'

  function giveModes() {
    if (view.status !== 'withdrawn') setGiving({ opened: true, rows: meant })
  }

  const { toggle, extend } = marked
  const places = useRef({ at, toggle, extend, rows })
  places.current = { at, toggle, extend, rows }
  const select = useCallback(
    (id: string, how: { readonly adds: boolean; readonly extends: boolean }) => {
      const { at, toggle, extend, rows } = places.current
      if (how.adds) toggle(id)
      const target = rows.findIndex((row) => row.id === id)
      if (how.extends) extend(at, target)
      setCurrent(id)
    },
    [setCurrent],
  )
  const open = useCallback((id: string) => go(applicationPath(id)), [go])
  return (
    <>
      <div
        ref={scroller}
        className={classes.list}
        data-leading={leadingHead(scheme) === undefined ? 'none' : undefined}
      >
        <table
          ref={table}
          className={classes.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table one moves about in
          role="grid"
          aria-label="申报"
          aria-rowcount={rows.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={rows[at] && `intake-${rows[at].id}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <IntakeHead view={view} onView={onView} />
          <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]
              return (
                row && (
                  <IntakeRow
                    // By place: a filter then changes what rows say instead of making new ones for each key typed.
                    key={index}
                    {...{ row, index, start, scheme, today }}
                    note={noteFound(row, view.text)}
                    current={index === at}
                    marked={marked.has(row.id)}
                    onSelect={select}
                    onOpen={open}
                  />
                )
              )
            })}
          </tbody>
        </table>
      </div>
      <div className={classes.help}>
        {marked.rows.length > 0 ? (
          <span role="status">
            已选 <b>{marked.rows.length}</b> 件　<kbd>Esc</kbd> 取消选择
          </span>
        ) : (
          <span className={classes.keys}>
            <kbd>↑</kbd>
            <kbd>↓</kbd> 移动　<kbd>空格</kbd> 选中　<kbd>Enter</kbd> 打开　<kbd>K</kbd> 核对读取　<kbd>D</kbd> 比较重复
          </span>
        )}
        <span className={classes.deeds}>
          <WithdrawChosen
            rows={meant}
            onDone={() => {
              marked.clear()
              table.current?.focus()
            }}
          />
          {view.status !== 'withdrawn' && (
            <Button size="compact-sm" variant="default" disabled={rows.length === 0} onClick={giveModes}>
              {scheme.modesTitle}…　<kbd>M</kbd>
            </Button>
          )}
          {gridded && (
            <Button size="compact-sm" variant="default" disabled={rows.length === 0} onClick={() => setGrid(true)}>
              逐件填{scheme.modesTitle}　<kbd>G</kbd>
            </Button>
          )}
        </span>
      </div>
      <ModesGrid
        rows={marked.rows.length > 0 ? marked.rows : rows}
        opened={grid}
        onClose={() => {
          setGrid(false)
          table.current?.focus()
        }}
      />
      <GiveModes
        {...giving}
        onClose={() => {
          setGiving({ ...giving, opened: false })
          table.current?.focus()
        }}
        onGiven={marked.clear}
      />
    </>
  )
}

function useRememberedScroll(scroller: { readonly current: HTMLDivElement | null }): void {
  useEffect(() => {
    const element = scroller.current
    return () => remember('intake.scroll', element?.scrollTop ?? 0)
  }, [scroller])
}
