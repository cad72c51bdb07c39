import { memo } from 'react'
import type { Row } from '../../lib/desk.ts'
import { type CellContext, columnsOf } from './intake-columns.tsx'
import classes from './intake-screen.module.css'

type Props = CellContext & {
  readonly row: Row
  readonly index: number
  readonly start: number
  readonly current: boolean
  readonly marked: boolean
  readonly onSelect: (id: string, how: { readonly adds: boolean; readonly extends: boolean }) => void
  readonly onOpen: (id: string) => void
}

/** One application: a click chooses it, a double click opens it. */
export const IntakeRow = memo(function IntakeRow(props: Props) {
  const { row, index, start, current, marked, onSelect, onOpen, ...context } = props
  return (
    <tr
      id={`intake-${row.id}`}
      aria-rowindex={index + 2}
      aria-selected={marked || current}
      data-current={current || undefined}
      data-marked={marked || undefined}
      data-declined={row.status === 'declined' || row.status === 'withdrawn' || undefined}
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onSelect(row.id, { adds: event.ctrlKey || event.metaKey, extends: event.shiftKey })}
      onDoubleClick={() => onOpen(row.id)}
    >
      {columnsOf(context.scheme).map(({ id, number, cell }) => (
        <td key={id} data-column={id} data-number={number}>
          {cell(row, context)}
        </td>
      ))}
    </tr>
  )
})
