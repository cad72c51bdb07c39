import { useMutation, useQuery } from '@tanstack/react-query'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { ListTable } from './list-table.tsx'
import { PathBar } from './path-bar.tsx'
import { WriteButton } from './write-button.tsx'

/** 统计: by category, district, mode and industry, beside former years and the notice's quotas. */
export function Statistics({ city }: { readonly city: CityState }) {
  const { data: lists } = useQuery(desk.city.statistics.queryOptions())
  const former = useMutation(
    desk.city.former.mutationOptions({
      onSuccess: async ({ year }) => {
        await refreshAll()
        tellDone(`已取用 ${year} 年的统计。`)
      },
      onError: tellProblem,
    }),
  )
  if (!lists) return <Loading />
  return (
    <Screen
      title="统计"
      about="按现在收下的报送包计；一件可有几种模式，各计一次。"
      actions={<WriteButton what="statistics" city={city} />}
    >
      {lists.map((list) => (
        <section key={list.title} aria-label={list.title} className={classes.narrow}>
          <h2 className={classes.caption}>
            {list.title} <span className={classes.quiet}>{list.line.split('　')[1]}</span>
          </h2>
          <ListTable list={list} />
        </section>
      ))}
      <PathBar
        label="与往年相比"
        description="往年的市级汇总文件夹；取用它的统计，列在今年的旁边"
        button="取用"
        canChooseFolder={city.host.canChooseFolder}
        busy={former.isPending}
        onPath={(folder) => former.mutate({ folder })}
      />
    </Screen>
  )
}
