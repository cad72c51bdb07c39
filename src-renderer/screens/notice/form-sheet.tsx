import { useMemo } from 'react'
import { type FormCell, formGrid } from '../../../src-domain/book/form-grid.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import classes from './notice.module.css'

/** A category's form, empty, as it stands on paper. */
export function FormSheet({ category }: { readonly category: Category }) {
  const { columns, rows } = useMemo(() => {
    const grid = formGrid(category, [])
    return { columns: grid.columns, rows: [...Map.groupBy(grid.cells, ({ row }) => row)] }
  }, [category])
  const width = columns.reduce((sum, column) => sum + column, 0)
  return (
    <table className={classes.sheet} aria-label={category.formTitle}>
      <colgroup>
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
          <col key={i} style={{ width: `${(100 * column) / width}%` }} />
        ))}
      </colgroup>
      <tbody>
        {rows.map(([row, cells]) => (
          <tr key={row}>
            {cells.map((cell) => (
              <td key={cell.column} colSpan={cell.columnSpan} rowSpan={cell.rowSpan} data-role={cell.role}>
                {textOf(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function textOf({ content }: FormCell): string {
  return content
    .map((part) => (part.kind === 'boxes' ? part.boxes.map(({ label }) => `□${label}`).join('　') : part.text))
    .join('\n')
}
