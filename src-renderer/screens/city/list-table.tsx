import { grouped } from '../../../src-domain/text/grouped.ts'
import type { client } from '../../lib/client.ts'
import classes from './city.module.css'

type List = Awaited<ReturnType<typeof client.city.statistics>>[number]

/** Names and modes stand in one line, remarks take as many as they need. */
const short = 8

/** A list of the city's as it is printed: the same heads and cells. */
export function ListTable({ list: { title, columns, rows } }: { readonly list: List }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" data-number={align === 'right' || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes under its reader
            <tr key={row}>
              {cells.map((cell, i) => {
                const text = shown(cell)
                return (
                  <td
                    key={columns[i]?.title}
                    data-number={columns[i]?.align === 'right' || undefined}
                    data-short={text.length <= short || undefined}
                  >
                    {text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function shown(value: List['rows'][number][number]): string {
  if (typeof value !== 'object') return String(value)
  return 'day' in value ? value.day : grouped(value.decimal)
}
