import { Button, Kbd, Select, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { CategoryId } from '../../../src-domain/scheme.ts'
import { type Status, statusTitles } from '../../../src-domain/status.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { statusOrder } from '../../parts/status-mark.tsx'
import { IntakeFolderButton } from './intake-folder-button.tsx'
import { useNewApplication } from './intake-new.tsx'
import classes from './intake-screen.module.css'
import { initialView, type View } from './intake-view.ts'

type Props = {
  readonly view: View
  readonly onView: (view: View) => void
  readonly shown: number
  readonly total: number
  /** Down from the search box goes to the list. */
  readonly onDown: () => void
}

export function IntakeToolbar({ view, onView, shown, total, onDown }: Props) {
  const { scheme } = useOpenDesk()
  const { open, dialog } = useNewApplication()
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
        <span className={classes.actions}>
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={open}>
            新建申报
          </Button>
          <IntakeFolderButton />
        </span>
      </div>
      <div className={classes.filters}>
        <TextInput
          ref={search}
          className={classes.search}
          aria-label="在收件中查找"
          placeholder="名称、编号、信用代码、文件夹、模式"
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
        <Select
          aria-label="类别"
          placeholder="全部类别"
          className={classes.filter}
          clearable
          data={scheme.categories.map(({ id, title }) => ({ value: id, label: title }))}
          value={view.category}
          onChange={(category) => onView({ ...view, category: category as CategoryId | null })}
        />
        <Select
          aria-label="状态"
          placeholder="全部状态"
          className={classes.filter}
          clearable
          data={statusOrder.map((status) => ({ value: status, label: statusTitles[status] }))}
          value={view.status}
          onChange={(status) => onView({ ...view, status: status as Status | null })}
        />
        <Select
          aria-label="需要处理"
          placeholder="全部情况"
          className={classes.filter}
          clearable
          data={[
            { value: 'problems', label: '有问题' },
            { value: 'unsure', label: '有待核对' },
          ]}
          value={view.only}
          onChange={(only) => onView({ ...view, only: only as View['only'] })}
        />
        {filtered && (
          <Button variant="subtle" onClick={() => onView({ ...initialView, sort: view.sort })}>
            清除筛选
          </Button>
        )}
      </div>
      {dialog}
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
