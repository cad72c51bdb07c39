import { Button, NumberInput, SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type CombiningRule, combiningRules, ruleTitles } from '../../../src-domain/meeting/meeting.ts'
import { ruleAbout } from './ballot-grid.tsx'
import classes from './meeting.module.css'
import type { Board } from './use-meeting.ts'

/** What the sheets come to, by which rule, and taking it over: a suggestion until then. */
export function Suggestion({
  board: { meeting, sheets, combined, room, ranked, candidates },
  disabled,
  onRule,
  onTake,
}: {
  readonly board: Board
  readonly disabled: boolean
  readonly onRule: (rule: CombiningRule) => void
  readonly onTake: (order: readonly string[], reason: string) => void
}) {
  const { rule } = meeting
  const [wanted, setWanted] = useState<number>()
  const count = Math.min(wanted ?? (ranked.length || Math.max(room, 1)), candidates.length)
  const order = combined.slice(0, count).map(({ application }) => application)
  const counted = sheets.filter(({ counts }) => counts).length
  const isTaken = order.join() === ranked.join()
  const ready = order.length > 0 && !isTaken && !disabled
  const take = () => ready && onTake(order, `按${ruleTitles[rule]}`)
  useTakeKey(take)
  return (
    <div className={classes.suggestion}>
      <SegmentedControl
        aria-label="汇总办法"
        value={rule}
        onChange={(value) => onRule(value as CombiningRule)}
        data={combiningRules.map((value) => ({ value, label: ruleTitles[value] }))}
      />
      <span className={classes.about}>{ruleAbout[rule]}</span>
      <span className={classes.take}>
        推荐前
        <NumberInput
          aria-label="推荐前几件"
          w={72}
          min={1}
          max={candidates.length}
          value={count}
          onChange={(value) => setWanted(Number(value) || undefined)}
        />
        件
        <Button disabled={!ready} onClick={take} rightSection={<kbd>Ctrl+Enter</kbd>}>
          {isTaken && counted > 0 ? '与现排序一致' : '采用汇总结果'}
        </Button>
      </span>
      <span className={classes.counted} role="status">
        {counted === 0
          ? '还没有填全的排序表。'
          : `计入 ${counted} 张排序表，共 ${sheets.length} 位评委。只是建议，采用后才改排序。`}
        {room < candidates.length && `按名额可推荐前 ${room} 件。`}
      </span>
    </div>
  )
}

/** Ctrl+Enter, wherever on the screen. */
function useTakeKey(take: () => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (event.target instanceof HTMLTextAreaElement || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      // What is being typed is kept, and seen, before anything is taken over.
      if (isBeingTyped(event.target)) event.target.blur()
      else latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isBeingTyped(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset.at !== undefined && target.value !== target.defaultValue
}
