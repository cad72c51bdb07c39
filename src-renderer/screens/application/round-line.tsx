import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { client } from '../../lib/client.ts'
import { clockTime, dayWithWeekday } from '../../lib/dates.ts'
import { type Row, refreshAll, useToday } from '../../lib/desk.ts'
import { returnedPath } from '../../lib/places.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { AskedAtButton } from '../../parts/asked-at-button.tsx'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import { RoundMark } from '../../parts/round-mark.tsx'
import classes from './head.module.css'

/** 补正 that goes on: how long there is and what is owed, and changing the day or ending it. */
export function RoundLine({ row }: { readonly row: Row }) {
  const today = useToday()?.date
  const { dateRound, closeRound, isPending } = useRound(row)
  const { round, returned } = row
  return (
    <>
      {returned && (
        <p className={classes.duplicate} role="note">
          <span>收到补正的申报表 {returned} 份，还没有核对。</span>
          <Link href={returnedPath(row.id)} className={classes.link}>
            逐处核对
          </Link>
        </p>
      )}
      {round && today && (
        <p className={classes.round} role="note" aria-label="补正">
          <b>第 {round.number} 轮补正</b>
          <RoundMark round={round} today={today} />
          <span className={classes.owed} title={round.owed.join('、')}>
            {round.dueOn && `期限 ${dayWithWeekday(round.dueOn, today)}，`}
            {clockTime(round.issuedAt, today)} 发出{round.issues > 1 && `（第 ${round.issues} 次）`}。
            {round.owed.length > 0 ? `还欠：${round.owed.join('、')}` : `${round.toReview} 项已交来，待您核对`}
          </span>
          <DueDay initial={round.dueOn ?? ''} busy={isPending} onGiven={dateRound} />
          <ReasonButton
            title="结束补正"
            label="提前结束的理由"
            description="记入操作记录。要求的都补齐时，不用操作，它自己结束。"
            size="compact-sm"
            flex="none"
            busy={isPending}
            onGiven={closeRound}
          />
        </p>
      )}
    </>
  )
}

/** Asks for the day at its button. */
function DueDay({
  initial,
  busy,
  onGiven,
}: {
  readonly initial: string
  readonly busy: boolean
  readonly onGiven: (day: string) => void
}): ReactNode {
  const [day, setDay] = useState(initial)
  return (
    <AskedAtButton
      title="改期限"
      submit="改期限"
      width={300}
      size="compact-sm"
      flex="none"
      busy={busy}
      onOpen={() => setDay(initial)}
      onGiven={() => onGiven(day)}
    >
      <TextInput
        type="date"
        label="补正期限"
        description="留空为未定。"
        data-autofocus
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </AskedAtButton>
  )
}

/** Each a step that can be taken back. */
function useRound({ id: application, name, round }: Row) {
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: { readonly label: string; readonly call: () => Promise<Kept> }) =>
      steps.keep(label, call()),
    onSuccess: (_, { label }) => tellDone(`${label}。Ctrl+Z 可撤销。`),
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  return {
    isPending,
    dateRound: (dueOn: string) =>
      mutate({
        label: `改“${name}”的补正期限`,
        call: () => client.rounds.date({ application, seen: round?.dueOn ?? '', ...(dueOn ? { dueOn } : {}) }),
      }),
    closeRound: (reason: string) =>
      mutate({ label: `结束“${name}”的补正`, call: () => client.rounds.close({ application, reason }) }),
  }
}
