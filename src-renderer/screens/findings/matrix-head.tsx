import { memo } from 'react'
import classes from './findings.module.css'
import type { ShownMatrix } from './matrix-view.ts'

type Props = {
  readonly matrix: ShownMatrix
  /** The column one is at. */
  readonly column: number
  readonly onPoint: (column: number) => void
}

/** The checks' titles, slanted so that a column is no wider than its symbol. */
export const MatrixHead = memo(function MatrixHead({ matrix, column, onPoint }: Props) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow} aria-rowindex={1}>
        <div role="columnheader" className={classes.corner}>
          申报
        </div>
        {matrix.checks.map(({ id, title, clause }, i) => (
          <div
            key={id}
            role="columnheader"
            className={classes.slanted}
            data-at={i === column || undefined}
            title={`${title}（${clause}）`}
            onMouseEnter={() => onPoint(i)}
          >
            <span>{title}</span>
          </div>
        ))}
        <div role="columnheader" className={classes.lacks}>
          还缺
        </div>
      </div>
    </div>
  )
})
