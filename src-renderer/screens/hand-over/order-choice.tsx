import type { PlannedRanking } from '../../../src-domain/merge/merge-plan.ts'
import type { Side } from '../../../src-domain/merge/plan.ts'
import { SideChoice } from './conflict-table.tsx'
import classes from './hand-over.module.css'

type Props = {
  readonly ranking: PlannedRanking
  readonly side: Side | undefined
  readonly onChoose: (side: Side) => void
}

/** Two orders of a category stand beside each other as two lists: one is taken whole, none is mixed. */
export function OrderChoice({ ranking, side, onChoose }: Props) {
  const { title, conflict, again, by } = ranking
  const label = `${title}的推荐排序`
  return (
    <section className={classes.application} aria-label={label}>
      <h3>
        {label}
        <span>{conflict ? (again ? asksAgain : '两边都排过，取一份；合并后可以再调') : '取对方的'}</span>
      </h3>
      <div className={classes.orders}>
        {(['ours', 'theirs'] as const).map((one) => (
          <div key={one} data-chosen={side === one || undefined}>
            {conflict ? (
              <SideChoice
                group={label}
                label={`${label}，取${titles[one]}`}
                shown={{ ...by[one], text: titles[one] }}
                chosen={side === one}
                onChoose={() => onChoose(one)}
              />
            ) : (
              <p>{titles[one]}</p>
            )}
            <ol>
              {ranking[one].map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  )
}

const asksAgain = '两边已各自取了一份，结果不同：这一次的算数；合并后可以再调'
const titles = { ours: '我方', theirs: '对方' } as const
