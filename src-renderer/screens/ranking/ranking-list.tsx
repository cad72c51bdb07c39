import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { useMeasuredAnew, useScale } from '../../lib/large-text.ts'
import classes from './ranking.module.css'
import { RankingRow } from './ranking-row.tsx'
import type { Ranking } from './use-ranking.ts'
import { useRowKeys } from './use-row-keys.ts'

const usualRowHeight = 58
const cutLine = 'cut-line'

/**
 * The list with its cut line: above it the recommended in printed order, below it the eligible. Things are dragged
 * within and across; only the rows in sight are in the page, so five hundred move as smoothly as five.
 */
export function RankingList({
  ranking,
  lacksMode,
  compared,
  onCompare,
}: {
  readonly ranking: Ranking
  /** Said of whoever names no mode and should. */
  readonly lacksMode: string
  readonly compared: readonly string[]
  readonly onCompare: (id: string) => void
}) {
  const { recommended, waiting } = ranking
  const items = [...recommended, cutLine, ...waiting]
  const scroller = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<string>()
  const rowHeight = usualRowHeight * useScale()
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (i) => items[i] ?? i,
  })
  useMeasuredAnew(virtual, rowHeight)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const drawn = useRef(items)
  drawn.current = items
  const onKey = useRowKeys(ranking, (id) => virtual.scrollToIndex(drawn.current.indexOf(id)))
  // Stable, so that a row is drawn anew only when it has changed.
  const latest = useRef(onKey)
  latest.current = onKey
  const rowKey = useCallback((id: string, event: KeyboardEvent) => latest.current(id, event), [])

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    const id = String(active.id)
    if (!over || over.id === active.id) return
    const without = items.filter((item) => item !== id)
    // Dropped on a row it takes that row's place: before it when moving up, behind it when moving down.
    const down = items.indexOf(id) < items.indexOf(String(over.id))
    const at = without.indexOf(String(over.id)) + (down ? 1 : 0)
    const cut = without.indexOf(cutLine)
    void (at <= cut ? ranking.moveTo(id, at + 1) : ranking.withdraw(id))
  }
  const active = dragged === undefined ? undefined : ranking.candidate(dragged)

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{ screenReaderInstructions: { draggable: '按空格拿起，上下键移动，再按空格放下，Esc 取消。' } }}
    >
      <div ref={scroller} className={classes.scroller}>
        <SortableContext items={items} strategy={verticalListSortingStrategy}>
          <ul className={classes.list} style={{ height: virtual.getTotalSize() }} aria-label="推荐排序">
            {virtual.getVirtualItems().map(({ index, start, key }) => {
              const id = items[index] ?? ''
              if (id === cutLine) return <CutLine key={key} top={start} waiting={waiting.length} />
              const candidate = ranking.candidate(id)
              return (
                candidate && (
                  <RankingRow
                    key={key}
                    candidate={candidate}
                    rank={index < recommended.length ? index + 1 : undefined}
                    top={start}
                    lacksMode={lacksMode}
                    compared={compared.includes(id)}
                    onCompare={onCompare}
                    onKey={rowKey}
                  />
                )
              )
            })}
          </ul>
        </SortableContext>
      </div>
      <DragOverlay dropAnimation={null}>{active && <div className={classes.lifted}>{active.name}</div>}</DragOverlay>
    </DndContext>
  )
}

/** Above is recommended, below is not; a place to drop on like a row. */
function CutLine({ top, waiting }: { readonly top: number; readonly waiting: number }) {
  const { setNodeRef, transform, transition } = useSortable({ id: cutLine, disabled: { draggable: true } })
  return (
    <li
      ref={setNodeRef}
      className={classes.cut}
      style={{ top, transform: CSS.Translate.toString(transform), transition }}
    >
      <span>以上推荐，以下初审通过、未推荐（{waiting}）</span>
    </li>
  )
}
