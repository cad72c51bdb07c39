import { useQuery } from '@tanstack/react-query'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { WriteButton } from './write-button.tsx'

/** 操作记录: what was done in the 汇总, the latest first. */
export function DoneInCity({ city }: { readonly city: CityState }) {
  const { data: done } = useQuery(desk.city.record.queryOptions())
  if (!done) return <Loading />
  return (
    <Screen
      title="操作记录"
      about="谁在什么时候做了什么，最近的在前；只增加，不修改。"
      actions={<WriteButton what="record" city={city} />}
    >
      {done.length === 0 ? (
        <Empty title="还没有记录" text="收报送包、退回、评审、入选，都记在这里。" />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table} aria-label="操作记录">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">经办人</th>
                <th scope="col">事项</th>
              </tr>
            </thead>
            <tbody>
              {done.map(({ number, at, by, text }) => (
                <tr key={number}>
                  <td data-short>{shanghaiTime(at)}</td>
                  <td data-short>{by || '未写'}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Screen>
  )
}
