import { Button, Kbd, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { handOverPath, owingPath } from '../../lib/places.ts'
import { type IntakeView, wholeIntake } from '../../lib/views.ts'
import { SavedViews } from '../../parts/lists/saved-views.tsx'
import { IntakeActions } from './intake-actions.tsx'
import { IntakeFilters } from './intake-filters.tsx'
import classes from './intake-screen.module.css'

type Props = {
  readonly view: IntakeView
  readonly onView: (view: IntakeView) => void
  readonly shown: number
  readonly total: number
  /** What can be done with the list as it is shown. */
  readonly list: ReactNode
  readonly withdrawn: number
  /** How many rounds of 补正 go on. */
  readonly owing: number
  /** Down from the search box goes to the list. */
  readonly onDown: () => void
}

export function IntakeToolbar({ view, onView, shown, total, withdrawn, owing, list, onDown }: Props) {
  const latest = useRef(view)
  latest.current = view
  const onFilter = useCallback((change: Partial<IntakeView>) => onView({ ...latest.current, ...change }), [onView])
  const search = useRef<HTMLInputElement>(null)
  useFindKey(() => search.current?.select())
  const filtered = view.text !== '' || view.category !== null || view.status !== null || view.only !== null
  return (
    <div className={classes.toolbar}>
      <div className={classes.titleLine}>
        <h1>收件</h1>
        <span className={classes.count} role="status">
          {filtered ? `显示 ${shown} 件，共 ${total} 件` : `共 ${total} 件`}
        </span>
        {withdrawn > 0 && view.status !== 'withdrawn' && (
          <Button variant="subtle" size="compact-sm" onClick={() => onFilter({ status: 'withdrawn' })}>
            已撤回 {withdrawn} 件
          </Button>
        )}
        {owing > 0 && (
          <Button variant="default" component={Link} href={owingPath}>
            谁还欠什么 {owing}
          </Button>
        )}
        <Button variant="default" component={Link} href={handOverPath}>
          交接与合并
        </Button>
        {list}
        <IntakeActions none={total === 0} />
      </div>
      <div className={classes.filters}>
        <TextInput
          ref={search}
          className={classes.search}
          aria-label="在收件中查找"
          placeholder="名称、首字母、代码、联系人、电话"
          leftSection={<IconSearch size={16} stroke={1.6} />}
          rightSection={<Kbd size="xs">Ctrl+F</Kbd>}
          rightSectionWidth={64}
          rightSectionPointerEvents="none"
          value={view.text}
          onChange={(event) => onView({ ...view, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') onDown()
            else if (event.key === 'Escape' && view.text !== '') onView({ ...view, text: '' })
            else return
            event.preventDefault()
          }}
        />
        <IntakeFilters category={view.category} status={view.status} only={view.only} onFilter={onFilter} />
        {/* Its place is kept, so that the search box stays as it is while one types. */}
        <Button
          variant="subtle"
          style={{ visibility: filtered ? undefined : 'hidden' }}
          onClick={() => onView({ ...wholeIntake, sort: view.sort })}
        >
          清除筛选
        </Button>
        <SavedViews
          list="intake"
          keepsPlace
          whole={wholeIntake}
          about="查找的字、类别、状态、情况和排序"
          proposed={view.text}
          {...{ view, filtered, onView }}
        />
      </div>
    </div>
  )
}

/** Ctrl+F finds in the list: the browser's own search sees only the rows on screen. */
function useFindKey(find: () => void): void {
  const latest = useRef(find)
  latest.current = find
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
