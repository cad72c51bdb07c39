import { useQuery } from '@tanstack/react-query'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import classes from './policies.module.css'

/** The batch by field, industry and actor, and the region's yearly targets against what is recommended. */
export function BatchStatistics() {
  const { data } = useQuery(desk.policies.ofBatch.queryOptions())
  if (!data) return <Loading />
  if (data.applications === 0) return <Empty title="还没有可统计的申报" text="收件以后，这里按领域、产业和主体统计。" />
  return (
    <div>
      <p className={classes.quiet}>
        共 {data.applications} 件企业和平台的申报；一件可以属几个领域或主体。标签由申报表得出，可在各申报的“政策”中改。
      </p>
      <div className={classes.statistics}>
        {data.tags.map(({ kind, title, counts }) => {
          const most = Math.max(1, ...counts.map(({ all }) => all))
          return (
            <section key={kind} aria-label={title}>
              <h2 className={classes.part}>{title}</h2>
              <dl className={classes.bars}>
                {counts.map(({ name, all, recommended }) => (
                  <div key={name} data-none={all === 0 || undefined}>
                    <dt>{name}</dt>
                    <dd>
                      <span className={classes.bar} style={{ width: `${(all / most) * 100}%` }} aria-hidden="true" />
                      <span className={classes.number}>
                        {all} 件{recommended > 0 && `，推荐 ${recommended}`}
                      </span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      {data.targets.map(({ document, counts }) => (
        <section key={document.id} aria-label="年度目标">
          <h2 className={classes.part}>年度目标与已推荐（{document.shortTitle}）</h2>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">目标</th>
                <th scope="col">条款</th>
                <th scope="col" className={classes.figure}>
                  每年至少
                </th>
                <th scope="col" className={classes.figure}>
                  本批已推荐
                </th>
                <th scope="col" className={classes.figure}>
                  还差
                </th>
                <th scope="col">责任单位</th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ what, clause, target, unit, recommended, offices }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td className={classes.clause}>{clause}</td>
                  <td className={classes.figure}>
                    {target} {unit}
                  </td>
                  <td className={classes.figure}>{recommended}</td>
                  <td className={classes.figure}>{recommended >= target ? '已达到' : target - recommended}</td>
                  <td>{offices.join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}
