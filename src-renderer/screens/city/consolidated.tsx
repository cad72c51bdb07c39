import { Alert, SegmentedControl, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { knownBy } from '../../../src-domain/city/doubles.ts'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { ListTable } from './list-table.tsx'
import { WriteButton } from './write-button.tsx'

/** 汇总表: every district's applications, category by category. */
export function Consolidated({ city }: { readonly city: CityState }) {
  const { data } = useQuery(desk.city.table.queryOptions())
  const [at, setAt] = useState(0)
  if (!data) return <Loading />
  const list = data.lists[at]
  const titleOf = (id: string) => city.categories.find((category) => category.id === id)?.title ?? id
  return (
    <Screen
      title="汇总表"
      about={list?.line}
      actions={
        <>
          <SegmentedControl
            aria-label="类别"
            data={data.lists.map(({ title }, i) => ({ value: String(i), label: /（(.*)）/.exec(title)?.[1] ?? title }))}
            value={String(at)}
            onChange={(value) => setAt(Number(value))}
          />
          <WriteButton what="table" city={city} />
        </>
      }
    >
      {data.doubles.length > 0 && (
        <Alert color="yellow">
          <Text fw={600}>{data.doubles.length} 个单位出现不止一次</Text>
          <ul className={classes.remarks}>
            {data.doubles.map(({ by, unit, code, applications }) => (
              <li key={`${by} ${code ?? unit}`}>
                {unit}
                {by !== 'code' && `（${knownBy[by]}）`}：
                {applications
                  .map(
                    ({ district, category, rank, code }) =>
                      `${district}${titleOf(category)}第 ${rank} 位${by === 'otherCodes' ? ` ${code}` : ''}`,
                  )
                  .join('、')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {!list || list.rows.length === 0 ? (
        <Empty title="这一类还没有申报" text="收下各区的报送包以后，按区和区内排序列在这里。" />
      ) : (
        <ListTable list={list} />
      )}
      {list && list.total > list.rows.length && (
        <p className={classes.quiet}>
          列出前 {list.rows.length} 件，共 {list.total} 件，全部的在导出的表格里。
        </p>
      )}
    </Screen>
  )
}
