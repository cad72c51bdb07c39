import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { ListMenu } from '../../parts/lists/list-menu.tsx'
import { Loading } from '../../parts/loading.tsx'
import { type Behind, BehindCount } from './behind-count.tsx'
import classes from './policies.module.css'
import { TagBars } from './tag-bars.tsx'
import { TargetTable } from './target-table.tsx'

/** The batch by field, industry and actor, and the region's yearly targets against what is recommended. */
export function BatchStatistics() {
  const { data } = useQuery(desk.policies.ofBatch.queryOptions())
  const [chosen, setChosen] = useState<string>()
  if (!data) return <Loading />
  if (data.applications === 0) return <Empty title="还没有可统计的申报" text="收件以后，这里按领域、产业和主体统计。" />
  const choose = (title: string) => setChosen(title === chosen ? undefined : title)
  const behind: Behind[] = [
    ...data.tags.flatMap(({ title, counts }) =>
      counts.map((count) => ({ ...count, title: `${title}：${count.name}` })),
    ),
    ...data.targets.flatMap(({ counts }) => counts.map((count) => ({ ...count, title: count.what }))),
  ]
  const shown = behind.find(({ title, applications }) => title === chosen && applications.length > 0)
  return (
    <div>
      <div className={classes.head}>
        <p className={classes.quiet}>
          共 {data.applications}{' '}
          件企业和平台的申报；一件可以属几个领域或主体。点一行列出是哪几件，标签在各件的“政策”中改。
        </p>
        <ListMenu
          count={shown?.applications.length ?? data.applications}
          asked={() => ({ list: 'policies', ...(shown && { applications: shown.applications.map(({ id }) => id) }) })}
        />
      </div>
      <div className={classes.statistics}>
        {data.tags.map(({ kind, title, counts }) => (
          <TagBars key={kind} title={title} counts={counts} chosen={shown?.title} onChoose={choose} />
        ))}
      </div>
      {shown && <BehindCount {...shown} />}
      {data.targets.map(({ document, counts }) => (
        <TargetTable key={document.id} document={document} counts={counts} chosen={shown?.title} onChoose={choose} />
      ))}
    </div>
  )
}
