import { memo } from 'react'
import classes from './findings.module.css'
import type { Place, ShownMatrix } from './matrix-view.ts'

type Props = {
  readonly matrix: ShownMatrix
  /** The column one is at. */
  readonly column: number
  readonly onPoint: (place: Place) => void
}

/** The checks' titles, slanted so that a column is no wider than its symbol. */
export const MatrixHead = memo(function MatrixHead({ matrix, column, onPoint }: Props) {
  return (
    <thead className={classes.head}>
      <tr className={classes.headRow} aria-rowindex={1}>
        <th scope="col" className={classes.corner}>
          申报
        </th>
        <th scope="col" className={classes.lacks}>
          还缺
        </th>
        {matrix.checks.map(({ id, title, clause }, i) => (
          <th
            key={id}
            scope="col"
            className={classes.slanted}
            data-at={i === column || undefined}
            title={`${title}（${clause}）`}
            onMouseEnter={() => onPoint({ row: -1, column: i })}
          >
            <span>{title}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
})
