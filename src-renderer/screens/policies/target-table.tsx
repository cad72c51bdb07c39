import { Button } from '@mantine/core'
import type { PolicySource } from '../../../src-domain/policies/policy.ts'
import type { TargetCount } from '../../../src-domain/policies/statistics.ts'
import classes from './policies.module.css'

/** A document's yearly targets against what is recommended; pressing a number lists who that is. */
export function TargetTable({
  document,
  counts,
  chosen,
  onChoose,
}: {
  readonly document: PolicySource
  readonly counts: readonly TargetCount[]
  readonly chosen: string | undefined
  readonly onChoose: (title: string) => void
}) {
  return (
    <section aria-label="年度目标">
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
              <td className={classes.figure}>
                {recommended === 0 ? (
                  0
                ) : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`列出已推荐的${what}`}
                    aria-pressed={chosen === what}
                    onClick={() => onChoose(what)}
                  >
                    {recommended}
                  </Button>
                )}
              </td>
              <td className={classes.figure}>{recommended >= target ? '已达到' : target - recommended}</td>
              <td>{offices.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
