import { Button, Checkbox, Group, SegmentedControl, Switch } from '@mantine/core'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import classes from './city.module.css'
import type { CityState } from './city-state.ts'
import { Experts } from './experts.tsx'
import { WriteButton } from './write-button.tsx'

/** 评审入选: what the experts' scores come to, and who is on the final list. */
export function Review({ city }: { readonly city: CityState }) {
  const [category, setCategory] = useState(city.categories[0]?.id ?? '')
  const [dropping, setDropping] = useState(false)
  const { data } = useQuery(desk.city.review.queryOptions({ input: { category, dropping } }))
  const others = useQueries({
    queries: city.categories
      .filter(({ id }) => id !== category)
      .map(({ id }) => desk.city.review.queryOptions({ input: { category: id, dropping } })),
  })
  const choose = useMutation(desk.city.choose.mutationOptions({ onSuccess: refreshAll, onError: tellProblem }))
  const final = useMutation(
    desk.city.final.mutationOptions({
      onSuccess: ({ path, count }) => tellDone(`入选 ${count} 件，已写成“${path}”，发给各区导入名单。`, toRead),
      onError: tellProblem,
    }),
  )
  if (!data) return <Loading />
  const { criteria, rows } = data
  const chosen = rows.filter(({ selected }) => selected).map(({ number }) => number)
  // The list is of all categories: those of the others stay.
  const kept = others.flatMap(
    ({ data }) => data?.rows.filter(({ selected }) => selected).map(({ number }) => number) ?? [],
  )
  const ready = others.every(({ data }) => data !== undefined)
  const toggle = (number: string, on: boolean) => {
    const now = on ? [...chosen, number] : chosen.filter((one) => one !== number)
    choose.mutate({ numbers: [...kept, ...now] })
  }
  return (
    <Screen
      title="评审入选"
      about={`本类 ${rows.length} 件，已评 ${rows.filter(({ combined }) => combined).length} 件，入选 ${chosen.length} 件；各类共入选 ${chosen.length + kept.length} 件。`}
      actions={
        <>
          <SegmentedControl
            aria-label="类别"
            data={city.categories.map(({ id, title }) => ({ value: id, label: title }))}
            value={category}
            onChange={setCategory}
          />
          <Button component={Link} href="/scores" variant="default">
            录入评分
          </Button>
          <WriteButton what="review" city={city} dropping={dropping} />
          <Button
            variant="default"
            loading={final.isPending}
            disabled={chosen.length + kept.length === 0}
            onClick={() => final.mutate({})}
          >
            生成入选名单
          </Button>
        </>
      }
    >
      <details className={classes.prepare} open={criteria.length === 0 || undefined}>
        <summary>
          评审标准、评审表{criteria.length > 0 && `（${criteria.map((c) => `${c.title} ${c.maximum}`).join('，')}）`}
        </summary>
        <Experts city={city} criteria={criteria} />
      </details>
      <Group>
        <Switch
          label="三人以上时去掉一个最高分和一个最低分"
          checked={dropping}
          onChange={(event) => setDropping(event.currentTarget.checked)}
        />
      </Group>
      {rows.length === 0 ? (
        <Empty title="这一类还没有申报" text="收下各区的报送包以后，在这里汇总专家的评分，确定入选。" />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table} aria-label="评审结果">
            <thead>
              <tr>
                <th scope="col">入选</th>
                <th scope="col" data-number>
                  名次
                </th>
                <th scope="col">名称</th>
                <th scope="col">区</th>
                {['区内排序', '平均分', '计入', '最高', '最低', '相差'].map((title) => (
                  <th key={title} scope="col" data-number>
                    {title}
                  </th>
                ))}
                <th scope="col">各位专家</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ number, name, district, rank, selected, combined }) => (
                <tr key={number}>
                  <td>
                    <Checkbox
                      aria-label={`${name}（${number}）入选`}
                      checked={selected}
                      disabled={!ready || choose.isPending}
                      onChange={(event) => toggle(number, event.currentTarget.checked)}
                    />
                  </td>
                  <td data-number>{combined?.place}</td>
                  <th scope="row">{name}</th>
                  <td>{district}</td>
                  <td data-number>{rank}</td>
                  <td data-number>{combined?.mean ?? '未评'}</td>
                  <td data-number>{combined?.counted}</td>
                  <td data-number>{combined?.highest}</td>
                  <td data-number>{combined?.lowest}</td>
                  <td data-number>{combined?.spread}</td>
                  <td>{combined?.totals.map(({ expert, total }) => `${expert} ${total}`).join('，')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Screen>
  )
}
