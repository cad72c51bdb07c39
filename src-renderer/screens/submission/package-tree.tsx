import { Title } from '@mantine/core'
import type { Scheme } from '../../../src-domain/scheme.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import classes from './submission.module.css'

type Row = Awaited<ReturnType<DeskClient['applications']['list']>>[number]

/** The package's folders as the city will see them, in rank order. */
export function PackageTree({
  rows,
  categories,
}: {
  readonly rows: readonly Row[]
  readonly categories: Scheme['categories']
}) {
  if (rows.length === 0) return null
  return (
    <section className={classes.tree} aria-label="报送包的目录">
      <Title order={2} size="h5" mb="xs">
        报送包的目录
      </Title>
      <ul>
        <li>推荐汇总表.xlsx</li>
        {categories.map((category) => {
          const own = rows.filter((r) => r.category === category.id).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
          return own.length === 0 ? null : (
            <li key={category.id}>
              {category.title}
              <ul>
                {own.map((row) => (
                  <li key={row.id}>
                    {String(row.rank).padStart(2, '0')}_{row.name}
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
        <li>清单.html、manifest.json、SHA256SUMS</li>
      </ul>
    </section>
  )
}
