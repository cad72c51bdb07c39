import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { desk, type Row, useToday } from '../../lib/desk.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { viewKeys, wholeIntake } from '../../lib/views.ts'
import { Empty } from '../../parts/empty.tsx'
import { IntakeFolderButton } from '../../parts/intake/intake-folder-button.tsx'
import { useIntakeRun } from '../../parts/intake/intake-run.ts'
import { ListMenu } from '../../parts/lists/list-menu.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useBlankForms } from './blank-forms.tsx'
import { IntakeList } from './intake-list.tsx'
import { IntakeMargin } from './intake-margin.tsx'
import classes from './intake-screen.module.css'
import { IntakeToolbar } from './intake-toolbar.tsx'
import { filterRows, sortRows } from './intake-view.ts'

const none: readonly Row[] = []

/** 收件: what has come in, and how more comes in. */
export default function IntakeScreen() {
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  const { data: withdrawn = none } = useQuery(desk.applications.withdrawn.queryOptions())
  const today = useToday()?.date ?? ''
  const [view, setView] = useRemembered(viewKeys.intake, wholeIntake)
  const running = useIntakeRun().kind === 'running'
  const forms = useBlankForms()
  const list = useRef<HTMLTableElement>(null)
  const listed = (view.status === 'withdrawn' ? withdrawn : rows) ?? none
  const sorted = useMemo(() => sortRows(listed, view.sort), [listed, view.sort])
  const shown = useMemo(() => filterRows(sorted, view, today), [sorted, view, today])
  if (!rows) return <Loading />
  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <IntakeToolbar
          view={view}
          onView={setView}
          shown={shown.length}
          total={listed.length}
          withdrawn={withdrawn.length}
          owing={rows.filter((row) => row.round).length}
          list={
            view.status !== 'withdrawn' && (
              <ListMenu
                count={shown.length}
                asked={() => ({ list: 'intake', applications: idsOf(shown) })}
                also={[{ title: '联系人名册', asked: () => ({ list: 'contacts', applications: idsOf(shown) }) }]}
              />
            )
          }
          onDown={() => list.current?.focus()}
        />
        {listed.length === 0 && view.status === 'withdrawn' ? (
          <Empty title="没有已撤回的申报" text="撤回的申报列在这里，可以恢复。" />
        ) : listed.length === 0 && running ? (
          <Empty title="正在收件" text="收下的申报会列在这里。可以先去别处，收件不会中断。" />
        ) : listed.length === 0 ? (
          <Empty
            title="还没有收件"
            text="把收件文件夹拖到窗口里的任何地方，或选择文件夹：每个单位一个子文件夹，里面是申报表的 Word 文件和附件。"
          >
            <IntakeFolderButton />
            <Button variant="subtle" onClick={forms.open}>
              发给申报单位的空白申报表
            </Button>
            {forms.dialog}
          </Empty>
        ) : shown.length === 0 ? (
          <Empty title="没有符合条件的申报" text="换一个词，或清除筛选。" />
        ) : (
          <IntakeList ref={list} rows={shown} view={view} onView={setView} />
        )}
      </div>
      <IntakeMargin rows={rows} />
    </div>
  )
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map((row) => row.id)
}
