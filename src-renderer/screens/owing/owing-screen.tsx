import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { LettersMenu } from '../../letters/letters-menu.tsx'
import { desk, useToday } from '../../lib/desk.ts'
import { useRemembered } from '../../lib/remembered.ts'
import type { Sort } from '../../lib/sort.ts'
import { Empty } from '../../parts/empty.tsx'
import { ListMenu } from '../../parts/lists/list-menu.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import { OwingTable } from './owing-table.tsx'
import { type OwingColumn, owingRows, tallyOf } from './owing-view.ts'

/** 谁还欠什么: every round of 补正 that goes on, whom to call, what is missing, and by when. */
export default function OwingScreen() {
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  const today = useToday()?.date
  const [sort, setSort] = useRemembered<Sort<OwingColumn> | null>('owing.sort', null)
  const shown = useMemo(() => owingRows(rows ?? [], sort), [rows, sort])
  if (!rows || !today) return <Loading />
  return (
    <Screen
      title="谁还欠什么"
      about={shown.length > 0 ? tallyOf(shown, today) : undefined}
      actions={
        <>
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
      {shown.length === 0 ? (
        <Empty
          title="没有进行中的补正"
          text="补正通知一打印、存成文件或复制文字，就开始一轮补正，列在这里；要求的都补齐，它自己结束。"
        />
      ) : (
        <OwingTable rows={shown} today={today} sort={sort} onSort={setSort} />
      )}
    </Screen>
  )
}
