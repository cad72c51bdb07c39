import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { type client, problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import classes from './compare.module.css'
import { CompareName, CompareStanding } from './compare-head.tsx'
import { CompareLine } from './compare-line.tsx'

type Comparison = Awaited<ReturnType<typeof client.applications.compare>>

const parts: Readonly<Record<Comparison['lines'][number]['part'], string>> = {
  value: '申报表',
  outline: '正文',
  attachment: '附件',
}

/** Two applications side by side, what differs by default. */
export default function CompareScreen({ left, right }: { readonly left: string; readonly right: string }) {
  const { data, error } = useQuery(desk.applications.compare.queryOptions({ input: { left, right } }))
  const [all, setAll] = useState(false)
  if (error) return <Empty title="没有可比较的两份申报" text={problemOf(error)?.message ?? ''} />
  if (!data) {
    return <Loading label="正在比较" />
  }
  const different = data.lines.filter((line) => !line.same)
  const shown = all ? data.lines : different
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <h1 className={classes.title}>并列比较</h1>
        <span className={classes.count}>
          {data.lines.length} 项中 {different.length} 项不同
        </span>
        <Switch label="显示全部" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      </header>
      <table className={classes.table}>
        <colgroup>
          <col className={classes.labels} />
          <col className={classes.marks} />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>栏目</span>
            </th>
            <th scope="col">
              <span className={classes.hidden}>是否不同</span>
            </th>
            <CompareName row={data.left} />
            <CompareName row={data.right} />
          </tr>
          <tr>
            <td colSpan={2} />
            <CompareStanding row={data.left} other={data.right} />
            <CompareStanding row={data.right} other={data.left} />
          </tr>
        </thead>
        <tbody>
          {(['value', 'outline', 'attachment'] as const).map((part) => {
            const lines = shown.filter((line) => line.part === part)
            if (lines.length === 0) return null
            return (
              <Fragment key={part}>
                <tr className={classes.part}>
                  <th colSpan={4} scope="rowgroup">
                    {parts[part]}
                  </th>
                </tr>
                {lines.map((line, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: labels may recur and lines never change places
                  <CompareLine key={i} line={line} />
                ))}
              </Fragment>
            )
          })}
        </tbody>
      </table>
      {shown.length === 0 && <Empty title="两份内容完全相同" text="保留其中一份，另一份定为不予推荐即可。" />}
    </div>
  )
}
