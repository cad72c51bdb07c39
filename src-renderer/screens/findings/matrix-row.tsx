import { memo } from 'react'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import classes from './findings.module.css'
import type { Place, ShownMatrix } from './matrix-view.ts'

type Props = {
  readonly row: ShownMatrix['rows'][number]
  readonly checks: ShownMatrix['checks']
  readonly index: number
  /** Pixels from the top. */
  readonly start: number
  /** The column one is at, where it is this row. */
  readonly column: number | undefined
  readonly onChoose: (place: Place) => void
  readonly onPoint: (place: Place) => void
}

export const MatrixRowView = memo(
  function MatrixRowView({ row, checks, index, start, column, onChoose, onPoint }: Props) {
    const cell = (i: number) => ({
      tabIndex: i === column ? 0 : -1,
      'data-cursor': i === column || undefined,
      'aria-colindex': i < 0 ? 1 : i + 3,
      onClick: () => onChoose({ row: index, column: i }),
      onMouseEnter: () => onPoint({ row: index, column: i }),
    })
    return (
      <tr
        className={classes.row}
        aria-rowindex={index + 2}
        data-at={column !== undefined || undefined}
        data-declined={row.status === 'declined' || undefined}
        style={{ transform: `translateY(${start}px)` }}
      >
        <th scope="row" className={classes.name} {...cell(-1)}>
          <span className={classes.id}>{row.application}</span>
          <span className={classes.nameText} title={row.name}>
            {row.name}
          </span>
        </th>
        <td className={classes.lacks} aria-colindex={2}>
          {row.fail > 0 && <span className={classes.fails}>✗ {row.fail}</span>}
          {row.manual > 0 && <span className={classes.manuals}>? {row.manual}</span>}
          {row.fail + row.manual === 0 && <span className={classes.none}>✓</span>}
        </td>
        {row.outcomes.map((outcome, i) => {
          const ruled = row.ruled.includes(i)
          return (
            <td key={checks[i]?.id} className={classes.cell} data-ruled={ruled || undefined} {...cell(i)}>
              <OutcomeMark outcome={outcome} />
              {ruled && <span className={classes.hidden}>，已人工认定</span>}
            </td>
          )
        })}
      </tr>
    )
  },
  // The callbacks change with every move; what they close over is the same for an unchanged row.
  (before, after) =>
    before.row === after.row &&
    before.column === after.column &&
    before.start === after.start &&
    before.index === after.index &&
    before.checks === after.checks,
)
