import { useOpenDesk } from '../../lib/desk.ts'
import { ariaSort, nextSort, sortSigns } from '../../lib/sort.ts'
import type { IntakeView } from '../../lib/views.ts'
import { columnsOf } from './intake-columns.tsx'
import classes from './intake-screen.module.css'

type Props = { readonly view: IntakeView; readonly onView: (view: IntakeView) => void }

/** The columns' titles: pressed, one sorts by it. */
export function IntakeHead({ view, onView }: Props) {
  const { scheme } = useOpenDesk()
  const { sort } = view
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} className={classes.row}>
        {columnsOf(scheme).map(({ id, title, number }) => {
          const sorted = ariaSort(sort, id)
          return (
            <th key={id} scope="col" data-column={id} data-number={number} aria-sort={sorted}>
              <button type="button" onClick={() => onView({ ...view, sort: nextSort(sort, id) })}>
                {title}
                <span aria-hidden="true">{sortSigns[sorted]}</span>
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
