import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellAmiss, tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { PathBar } from './path-bar.tsx'
import { WriteButton } from './write-button.tsx'

/** 操作记录: what was done in the 汇总, the latest first, what can be undone, and a copy of it all. */
export function DoneInCity({ city }: { readonly city: CityState }) {
  const { data: done } = useQuery(desk.city.record.queryOptions())
  const undo = useMutation(
    desk.city.undo.mutationOptions({
      onSuccess: async ({ undone }) => {
        await refreshAll()
        tellDone(`已撤销：${undone.length > 1 ? `${undone.length} 步` : undone[0]}。`, toRead)
      },
      onError: tellProblem,
    }),
  )
  const copy = useMutation(
    desk.city.copy.mutationOptions({
      onSuccess: ({ folder, rows, packages, lost }) => {
        tellDone(`副本已写入“${folder}”：数据 ${rows} 行，报送包 ${packages} 份，读回核对一致。`, toRead)
        if (lost.length > 0)
          tellAmiss(`${lost.join('、')}的文件在这里已经缺失或损坏，副本里没有。请从别的副本或向区里取。`)
      },
      onError: tellProblem,
    }),
  )
  if (!done) return <Loading />
  return (
    <Screen
      title="操作记录"
      about="谁在什么时候做了什么，最近的在前；只增加，不修改。撤销也记一条。"
      actions={<WriteButton what="record" city={city} />}
    >
      <PathBar
        label="做一份副本"
        description="空文件夹，最好在另一块盘或 U 盘上；数据和报送包都拷过去，读回核对，用“打开另一个文件夹”就能打开"
        button="做副本"
        canChooseFolder={city.host.canChooseFolder}
        busy={copy.isPending}
        onPath={(folder) => copy.mutate({ folder })}
      />
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
              {done.map(({ number, at, by, text, undoable }) => (
                <tr key={number}>
                  <td data-short>{shanghaiTime(at)}</td>
                  <td data-short>{by || '未写'}</td>
                  <td>
                    {text}
                    {undoable.length > 0 && (
                      <span className={classes.steps}>
                        <Button
                          variant="default"
                          size="compact-xs"
                          aria-label={`撤销：${text}`}
                          disabled={undo.isPending}
                          onClick={() => undo.mutate({ events: [...undoable] })}
                        >
                          撤销
                        </Button>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Screen>
  )
}
