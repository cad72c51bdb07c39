import { type Row, useOpenDesk } from '../../lib/desk.ts'
import classes from './overview.module.css'

/** How many applications name each mode, declined ones left out; one may name several. */
export function ModeBars({ rows }: { readonly rows: readonly Row[] }) {
  const { scheme } = useOpenDesk()
  const live = rows.filter((row) => row.status !== 'declined')
  const printed = new Set(scheme.categories.flatMap((c) => c.modes.map((mode) => mode.title)))
  const titles = [...printed.union(new Set(live.flatMap((row) => row.modes)))]
  const counts = titles.map((title) => ({ title, count: live.filter((row) => row.modes.includes(title)).length }))
  const given = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  const none = counts.filter(({ title, count }) => count === 0 && !title.startsWith('其他'))
  const most = given[0]?.count ?? 1
  return (
    <section className={classes.section}>
      <h2>{scheme.modesTitle}</h2>
      <dl className={classes.modes}>
        {given.map(({ title, count }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <span className={classes.modeBar} style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
              <span className={classes.number}>{count} 件</span>
            </dd>
          </div>
        ))}
      </dl>
      {none.length > 0 && <p className={classes.quiet}>尚无申报：{none.map((m) => m.title).join('、')}</p>}
    </section>
  )
}
