import type { TagCount } from '../../../src-domain/policies/statistics.ts'
import classes from './policies.module.css'

/** How many applications have each tag of a kind; pressing one lists them. */
export function TagBars({
  title,
  counts,
  chosen,
  onChoose,
}: {
  readonly title: string
  readonly counts: readonly TagCount[]
  readonly chosen: string | undefined
  readonly onChoose: (title: string) => void
}) {
  const most = Math.max(1, ...counts.map(({ all }) => all))
  return (
    <section aria-label={title}>
      <h2 className={classes.part}>{title}</h2>
      <ul className={classes.bars}>
        {counts.map(({ name, all, recommended }) => (
          <li key={name}>
            <button
              type="button"
              className={classes.counted}
              disabled={all === 0}
              aria-pressed={chosen === `${title}：${name}`}
              onClick={() => onChoose(`${title}：${name}`)}
            >
              <span>{name}</span>
              <span className={classes.measured}>
                <span className={classes.bar} style={{ width: `${(all / most) * 100}%` }} aria-hidden="true" />
                <span className={classes.number}>
                  {all} 件{recommended > 0 && `，推荐 ${recommended}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
