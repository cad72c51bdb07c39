import { Checkbox } from '@mantine/core'
import type { Submission } from '../../lib/submission.ts'
import classes from './deliver.module.css'

type Item = Submission['delivery']['items'][number]

/** What goes, ticked while it is packed. */
export function DeliveryList({
  items,
  ticked,
  onTick,
}: {
  readonly items: readonly Item[]
  readonly ticked: readonly string[]
  readonly onTick: (ticked: readonly string[]) => void
}) {
  const owed = items.filter(({ delivered }) => !delivered).map(({ id }) => id)
  const chosen = owed.filter((id) => ticked.includes(id))
  const all = owed.length > 0 && chosen.length === owed.length
  const toggle = (id: string) => onTick(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id])
  return (
    <table className={classes.list} aria-label="移交清单">
      <thead>
        <tr>
          <th>
            <Checkbox
              aria-label="全部勾选"
              checked={all}
              indeterminate={chosen.length > 0 && !all}
              disabled={owed.length === 0}
              onChange={() => onTick(all ? [] : owed)}
            />
          </th>
          <th>介质</th>
          <th>材料</th>
          <th className={classes.figure}>份数</th>
          <th className={classes.figure}>数量</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, medium, title, count, extent, delivered }) => (
          <tr key={id}>
            <td>
              <Checkbox
                aria-label={`${medium}：${title}${delivered ? '，已送达' : ''}`}
                checked={delivered || chosen.includes(id)}
                disabled={delivered}
                onChange={() => toggle(id)}
              />
            </td>
            <td>{medium}</td>
            <td className={classes.title}>
              {title}
              {delivered && <span className={classes.gone}>已送达</span>}
            </td>
            <td className={classes.figure}>{count}</td>
            <td className={classes.figure}>{extent}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
