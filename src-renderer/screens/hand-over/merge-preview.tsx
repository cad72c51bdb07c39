import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { editionLine } from '../../../src-domain/merge/edition-line.ts'
import type { MergePlan } from '../../../src-domain/merge/merge-plan.ts'
import type { Side } from '../../../src-domain/merge/plan.ts'
import { historyLine, sortedPlan } from '../../../src-domain/merge/sorted-plan.ts'
import { withoutTheirs } from '../../../src-domain/text/lacking-line.ts'
import { shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { ConflictTable } from './conflict-table.tsx'
import classes from './hand-over.module.css'
import { OrderChoice } from './order-choice.tsx'

/** Of each application, by its uid, or of a category's order: whose part is taken. */
export type Choices = { readonly sides: Record<string, Record<string, Side>> }

type Props = {
  readonly plan: MergePlan
  readonly busy: boolean
  readonly onMerge: (choices: Choices) => void
}

/** What merging would do, application by application, and the conflicts to be decided before it can. */
export function MergePreview({ plan, busy, onMerge }: Props) {
  const [sides, setSides] = useState<Choices['sides']>({})
  const { by, at, note, applications, rankings, editions, same, lacking, nothing } = plan
  const conflicts = [
    ...applications.flatMap(({ uid, conflicts }) => conflicts.map(({ part }) => [uid, part] as const)),
    ...rankings.filter(({ conflict }) => conflict).map(({ category }) => [category, `ranking ${category}`] as const),
  ]
  const left = conflicts.filter(([whole, part]) => !sides[whole]?.[part]).length
  const choose = (whole: string, part: string, side: Side) =>
    setSides((before) => ({ ...before, [whole]: { ...before[whole], [part]: side } }))
  const chooseAll = (side: Side) => {
    const all: Choices['sides'] = {}
    for (const [whole, part] of conflicts) all[whole] = { ...all[whole], [part]: side }
    setSides(all)
  }
  const { changing, historyOnly } = sortedPlan(applications)
  const rest = historyLine(historyOnly)
  const joined = applications.filter(({ id }) => id === undefined)
  const taken = applications.reduce((sum, one) => sum + one.taken.length, 0)
  const said = `${by} ${shanghaiTime(at)} 交出${note ? `（${note}）` : ''}`
  if (nothing) {
    return (
      <Text role="status">
        {said}：{same} 件这里都已经有了，没有可合并的。
      </Text>
    )
  }
  return (
    <div className={classes.preview}>
      <Text size="sm">{said}</Text>
      <ul className={classes.counts} aria-label="合并会做什么">
        <li>
          新收 <b>{joined.length}</b> 件
        </li>
        <li>
          取用对方改动 <b>{taken}</b> 处
        </li>
        <li data-conflicts={conflicts.length > 0 || undefined}>
          冲突 <b>{conflicts.length}</b> 处
        </li>
        <li>
          没有变化 <b>{same}</b> 件
        </li>
      </ul>
      {editions.length > 0 && (
        <ul className={classes.editions} aria-label="定稿">
          {editions.map((edition) => (
            <li key={edition.hash}>{editionLine(edition)}</li>
          ))}
          <li>定稿的编号和校验码以纸上印的为准，两边的都留着；名单、评审会和人员各用各的，不合并。</li>
        </ul>
      )}
      {lacking.length > 0 && <Text size="sm">{withoutTheirs(lacking)}</Text>}
      {conflicts.length > 0 && (
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => chooseAll('ours')}>
            全取我方
          </Button>
          <Button variant="default" size="compact-md" onClick={() => chooseAll('theirs')}>
            全取对方
          </Button>
          <Text size="sm" c="dimmed">
            或在下面逐条选（方向键换边，Tab 到下一条）
          </Text>
        </Group>
      )}
      {rankings.map((ranking) => (
        <OrderChoice
          key={ranking.category}
          ranking={ranking}
          side={sides[ranking.category]?.[`ranking ${ranking.category}`]}
          onChoose={(side) => choose(ranking.category, `ranking ${ranking.category}`, side)}
        />
      ))}
      {changing.map((one) => (
        <ConflictTable
          key={one.uid}
          application={one}
          sides={sides[one.uid]}
          onChoose={(part, side) => choose(one.uid, part, side)}
        />
      ))}
      {rest && (
        <Text size="sm" c="dimmed">
          {rest}
        </Text>
      )}
      <Group justify="space-between" wrap="nowrap" className={classes.foot}>
        <Text size="sm" c="dimmed" role="status">
          {left > 0 ? `还有 ${left} 处冲突没有选` : '合并前先做一份备份；合并后可以整个撤销。'}
        </Text>
        <BusyButton busy={busy} disabled={left > 0} onClick={() => onMerge({ sides })}>
          合并
        </BusyButton>
      </Group>
    </div>
  )
}
