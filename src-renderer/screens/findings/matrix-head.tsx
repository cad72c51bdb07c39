import { memo } from 'react'
import { ariaSort, type Sort, sortSigns } from '../../lib/sort.ts'
import classes from './findings.module.css'
import { type Place, type ShownMatrix, sortColumns } from './matrix-view.ts'

type Props = {
  readonly matrix: ShownMatrix
  /** The column one is at. */
  readonly column: number
  readonly sort: Sort | null
  readonly onSort: (column: string) => void
  readonly onPoint: (place: Place) => void
}

/** The checks' titles, slanted so that a column is no wider than its symbol. */
export const MatrixHead = memo(function MatrixHead({ matrix, column, sort, onSort, onPoint }: Props) {
  return (
    <thead className={classes.head}>
      <tr className={classes.headRow} aria-rowindex={1}>
        {(['name', 'lacks'] as const).map((name) => {
          const sorted = ariaSort(sort, sortColumns[name])
          return (
            <th key={name} scope="col" aria-sort={sorted} className={name === 'name' ? classes.corner : classes.lacks}>
              <button type="button" className={classes.sort} onClick={() => onSort(sortColumns[name])}>
                {name === 'name' ? '申报' : '还缺'}
                <span aria-hidden="true">{sortSigns[sorted]}</span>
              </button>
            </th>
          )
        })}
        {matrix.checks.map(({ id, title }, i) => {
          const sorted = ariaSort(sort, id)
          return (
            <th
              key={id}
              scope="col"
              aria-sort={sorted}
              className={classes.slanted}
              data-at={i === column || undefined}
              title={title}
              onMouseEnter={() => onPoint({ row: -1, column: i })}
            >
              {/* Reached from the cells, by S: dozens of stops for Tab would be in the way. */}
              <button type="button" tabIndex={-1} className={classes.sort} onClick={() => onSort(id)}>
                {title}
                <span aria-hidden="true">{sortSigns[sorted]}</span>
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
})
