import { dayWithWeekday, farOff } from '../../lib/dates.ts'
import { useOpenDesk, useToday } from '../../lib/desk.ts'
import classes from './overview.module.css'

/** Both dates of the notice: the days left, the weekday, the clause. */
export function Deadlines() {
  const today = useToday()
  const { batch } = useOpenDesk()
  if (!today) return <div className={classes.deadlines} />
  const reported = Boolean(batch.liaison.name && batch.liaison.phone)
  return (
    <div className={classes.deadlines}>
      <Deadline {...today.submission} today={today.date} />
      <Deadline {...today.liaison} today={today.date} {...(reported && { done: '联系人已填写' })} />
      {today.clockWarning && <p className={classes.clock}>{today.clockWarning}</p>}
    </div>
  )
}

type DeadlineProps = {
  readonly title: string
  readonly clause: string
  readonly on: string
  readonly daysLeft: number
  readonly today: string
}

/** From this many days on a date is near. */
const near = 3

function Deadline({ title, clause, on, daysLeft, today, done }: DeadlineProps & { readonly done?: string }) {
  const urgency = done ? 'done' : daysLeft < 0 ? 'past' : daysLeft <= near ? 'near' : 'ahead'
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
        <span>{done ?? `通知${clause}`}</span>
      </p>
    </section>
  )
}
