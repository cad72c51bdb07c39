import type { PlannedApplication, ShownPart, SideShown } from '../../../src-domain/merge/merge-plan.ts'
import type { Side } from '../../../src-domain/merge/plan.ts'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import classes from './hand-over.module.css'

type Props = {
  readonly application: PlannedApplication
  readonly sides: Readonly<Record<string, Side>> | undefined
  readonly onChoose: (part: string, side: Side) => void
}

/** One application: its conflicts side by side, and what is taken without asking, folded away. */
export function ConflictTable({ application, sides, onChoose }: Props) {
  const { uid, id, former, number, name, category, conflicts, taken, double } = application
  return (
    <section className={classes.application} aria-label={name}>
      <h3>
        {id ?? `新收 ${number}`} {name}
        <span>
          {category}
          {number === former ? '' : `，对方编号 ${former}`}
        </span>
      </h3>
      {double && (
        <p className={classes.double}>
          可能与本机的 {double.id} {double.name} 是同一家：两件都会保留，合并后请核对，撤回多余的一件。
        </p>
      )}
      {conflicts.length > 0 && (
        <table className={classes.conflicts}>
          <thead>
            <tr>
              <th scope="col">哪一处</th>
              <th scope="col">我方</th>
              <th scope="col">对方</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <tr key={conflict.part}>
                <th scope="row">
                  {conflict.label}
                  {conflict.base !== undefined && <small>原为“{conflict.base}”</small>}
                  {conflict.again && <small>两边已各自取舍，结果不同：这一次的算数</small>}
                </th>
                {(['ours', 'theirs'] as const).map((side) => (
                  <td key={side} data-chosen={sides?.[conflict.part] === side || undefined}>
                    <SideChoice
                      group={`${uid} ${conflict.part}`}
                      label={`${conflict.label}，取${titles[side]}`}
                      shown={conflict[side]}
                      chosen={sides?.[conflict.part] === side}
                      onChoose={() => onChoose(conflict.part, side)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {taken.length > 0 && (
        <details className={classes.taken}>
          <summary>取用对方改动 {taken.length} 处</summary>
          <ul>
            {taken.map((part) => (
              <li key={part.part}>{takenLine(part)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const titles = { ours: '我方', theirs: '对方' } as const

export function SideChoice({
  group,
  label,
  shown: { text, by, at },
  chosen,
  onChoose,
}: {
  readonly group: string
  readonly label: string
  readonly shown: SideShown
  readonly chosen: boolean
  readonly onChoose: () => void
}) {
  return (
    <label className={classes.side}>
      <input type="radio" name={group} aria-label={label} checked={chosen} onChange={onChoose} />
      <span>
        <span className={classes.text}>{text ?? '（没有，或已删去）'}</span>
        {by && (
          <small>
            {by} {at ? shanghaiTime(at) : ''}
          </small>
        )}
      </span>
    </label>
  )
}

function takenLine({ label, ours, theirs }: ShownPart): string {
  const to = theirs.text === undefined ? '删去' : `“${theirs.text}”`
  return `${label}：${ours.text === undefined ? to : `“${ours.text}” → ${to}`}${theirs.by ? `（${theirs.by}）` : ''}`
}
