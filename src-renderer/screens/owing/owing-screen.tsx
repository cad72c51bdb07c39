import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { type DueState, dueState } from '../../../src-domain/rounds/due.ts'
import { LettersMenu } from '../../letters/letters-menu.tsx'
import { desk, useToday } from '../../lib/desk.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { Empty } from '../../parts/empty.tsx'
import { ListMenu } from '../../parts/lists/list-menu.tsx'
import { SavedViews } from '../../parts/lists/saved-views.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import { OwingTable } from './owing-table.tsx'
import { dueTitles, type OwingView, owingRows, tallyOf, wholeOwing } from './owing-view.ts'

const every = 'all'

/** 谁还欠什么: every round of 补正 that goes on, whom to call, what is missing, and by when. */
export default function OwingScreen() {
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  const today = useToday()?.date
  const [view, setView] = useRemembered<OwingView>('owing.view', wholeOwing)
  const shown = useMemo(() => owingRows(rows ?? [], view, today ?? ''), [rows, view, today])
  if (!rows || !today) return <Loading />
  const all = owingRows(rows, wholeOwing, today)
  return (
    <Screen
      title="谁还欠什么"
      about={all.length > 0 ? tallyOf(all, today) : undefined}
      actions={
        <>
          {all.length > 0 && (
            <>
              <SegmentedControl
                aria-label="显示"
                value={view.only ?? every}
                onChange={(value) => setView({ ...view, only: value === every ? null : (value as DueState) })}
                data={[
                  { value: every, label: '全部' },
                  ...dueTitles
                    .filter(
                      ([state]) => state === view.only || all.some(({ round }) => dueState(round, today) === state),
                    )
                    .map(([value, label]) => ({ value, label })),
                ]}
              />
              <SavedViews
                list="owing"
                whole={wholeOwing}
                about="显示哪些和排序"
                view={view}
                filtered={view.only !== null || view.sort !== null}
                onView={setView}
              />
            </>
          )}
          <Button variant="default" component={Link} href="/intake">
            回到收件
          </Button>
          <ListMenu
            count={shown.length}
            asked={() => ({ list: 'owing', applications: shown.map(({ row }) => row.id) })}
          />
          {shown.some(({ round }) => round.owed.length > 0) && <LettersMenu kinds={['reminder']} />}
        </>
      }
    >
      {all.length === 0 ? (
        <Empty
          title="没有进行中的补正"
          text="补正通知一打印、存成文件或复制文字，就开始一轮补正，列在这里；要求的都补齐，它自己结束。"
        />
      ) : shown.length === 0 ? (
        <Empty title="没有这样的" text="要看全部，请在上方选“全部”。" />
      ) : (
        <OwingTable rows={shown} today={today} sort={view.sort} onSort={(sort) => setView({ ...view, sort })} />
      )}
    </Screen>
  )
}
