import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { dayWithWeekday, farOff } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import { Clause } from '../../parts/clause.tsx'
import classes from './overview.module.css'
import { urgencyOf } from './urgency.ts'

/** The notice's dates and the office's own: the days left, the weekday, the clause. */
export function Deadlines() {
  const today = useToday()
  const { batch } = useOpenDesk()
  const { data: submission } = useQuery(desk.editions.submission.queryOptions())
  if (!today) return <div className={classes.deadlines} />
  const delivered = submission?.delivery.whole
  const reported = Boolean(batch.liaison.name && batch.liaison.phone)
  return (
    <div className={classes.deadlines}>
      <Deadline {...today.submission} today={today.date} {...(delivered && { done: '已送达' })} />
      {today.liaison && <Deadline {...today.liaison} today={today.date} {...(reported && { done: '联系人已填写' })} />}
      {today.own.map((day) => (
        <Deadline key={day.title} {...day} today={today.date} />
      ))}
      {today.clockWarning && <ClockWarning warning={today.clockWarning} />}
    </div>
  )
}

function ClockWarning({ warning }: { readonly warning: string }) {
  const confirm = useMutation({
    mutationFn: () => client.desk.confirmClock(),
    onSuccess: refreshAll,
    onError: tellProblem,
  })
  return (
    <div className={classes.clock} role="status">
      <p>{warning}</p>
      <Button variant="default" size="xs" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        已核对，电脑时间没有错
      </Button>
    </div>
  )
}

type DeadlineProps = {
  readonly title: string
  /** Absent for a day of the office's own. */
  readonly clause?: string
  readonly on: string
  readonly daysLeft: number
  readonly today: string
}

function Deadline({ title, clause, on, daysLeft, today, done }: DeadlineProps & { readonly done?: string }) {
  const urgency = urgencyOf(daysLeft, { done: done !== undefined, own: clause === undefined })
  const { words, days } = farOff(on, today)
  return (
    <section className={classes.deadline} data-urgency={urgency}>
      <h2>{title}</h2>
      <p className={classes.days}>
        {words}
        {days && (
          <>
            <strong>{days}</strong>天
          </>
        )}
      </p>
      <p className={classes.date}>
        {dayWithWeekday(on, today)}
        <span>{done ?? (clause === undefined ? '本单位' : <Clause clause={clause} prefix="通知" />)}</span>
      </p>
    </section>
  )
}
