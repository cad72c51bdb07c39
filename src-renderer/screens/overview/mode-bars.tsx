import type { Totals } from '../../../src-domain/overview/totals.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import classes from './overview.module.css'

/** How many applications name each mode, declined ones left out; one may name several. */
export function ModeBars({ totals: { modes } }: { readonly totals: Totals }) {
  const { scheme } = useOpenDesk()
  const printed = new Set(scheme.categories.flatMap((c) => c.modes.map((mode) => mode.title)))
  const named = new Map(modes.map(({ title, count }) => [title, count]))
  const counts = [...printed.union(named)].map((title) => ({ title, count: named.get(title) ?? 0 }))
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
