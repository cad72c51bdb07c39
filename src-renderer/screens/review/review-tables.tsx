import { memo, useEffect, useRef } from 'react'
import type { client } from '../../lib/client.ts'
import classes from './review.module.css'
import { cellName } from './review-places.ts'

type Form = Awaited<ReturnType<typeof client.applications.form>>
type Table = Form['tables'][number]

/** The tables of the Word form as they were handed in; the cell in question lit, the others lead to what was read. */
export const ReviewTables = memo(function ReviewTables({
  form,
  lit,
  read,
  unsure,
  onChoose,
}: {
  readonly form: Form
  readonly lit: string | undefined
  /** Cells something was read from. */
  readonly read: ReadonlySet<string>
  readonly unsure: ReadonlySet<string>
  readonly onChoose: (cell: string) => void
}) {
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!lit) return
    area.current?.querySelector(`[data-cell="${lit}"]`)?.scrollIntoView({ block: 'center' })
  }, [lit])
  return (
    <div ref={area}>
      {form.tables.map((table) => (
        <table key={table.number} className={classes.word} aria-label={`Word 表格 ${table.number}`}>
          <tbody>
            {rowsOf(table).map(({ number, cells }) => (
              <tr key={number}>
                {cells.map((cell) => {
                  const name = cellName(table.number, cell.row, cell.column)
                  return (
                    <td
                      key={cell.gridColumn}
                      colSpan={cell.columnSpan}
                      rowSpan={cell.rowSpan}
                      data-cell={name}
                      data-lit={lit === name || undefined}
                      data-unsure={unsure.has(name) || undefined}
                    >
                      {read.has(name) ? (
                        <button type="button" tabIndex={-1} onClick={() => onChoose(name)}>
                          {cell.text || ' '}
                        </button>
                      ) : (
                        cell.text
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
})

function rowsOf(table: Table) {
  return Array.from({ length: table.rowCount }, (_, i) => ({
    number: i + 1,
    cells: table.cells.filter((c) => c.gridRow === i + 1).sort((a, b) => a.gridColumn - b.gridColumn),
  }))
}
