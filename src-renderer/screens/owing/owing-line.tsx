import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { clockTime, dayWithWeekday } from '../../lib/dates.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { applicationPath, returnedPath } from '../../lib/places.ts'
import { NoteLine } from '../../parts/notes/note-line.tsx'
import { RoundMark } from '../../parts/round-mark.tsx'
import classes from './owing.module.css'
import type { OwingRow } from './owing-view.ts'

/** One applicant: what is missing, whom to call, until when, and the reminder. */
export function OwingLine({
  row,
  round,
  today,
  current,
  onSelect,
  onRemind,
  onCall,
}: OwingRow & {
  readonly today: string
  readonly current: boolean
  readonly onSelect: () => void
  readonly onRemind: () => void
  readonly onCall: () => void
}) {
  const { scheme } = useOpenDesk()
  const note = row.notes?.[0]
  return (
    <tr id={`owing-${row.id}`} aria-selected={current} data-current={current || undefined} onClick={onSelect}>
      <td>
        <Link href={applicationPath(row.id)} tabIndex={-1} className={classes.name}>
          {row.name}
        </Link>
        <span className={classes.facts}>
          {row.id} · {categoryTitle(scheme, row.category)} · 第 {round.number} 轮
        </span>
      </td>
      <td>
        {round.owed.length > 0 && round.owed.join('、')}
        {round.toReview > 0 && <span className={classes.facts}>另有 {round.toReview} 项已交来，待您核对</span>}
        {note && (
          <span className={classes.note}>
            <NoteLine note={note} today={today} />
          </span>
        )}
        {row.returned && (
          <Link href={returnedPath(row.id)} tabIndex={-1} className={classes.returned}>
            收到补正的申报表，逐处核对
          </Link>
        )}
      </td>
      <td>
        {row.contact}
        <span className={classes.phone}>{row.phone}</span>
      </td>
      <td>
        {round.dueOn && <span className={classes.day}>{dayWithWeekday(round.dueOn, today)}</span>}
        <RoundMark round={round} today={today} />
      </td>
      <td>
        {clockTime(round.issuedAt, today)}
        {round.issues > 1 && <span className={classes.facts}>共发出 {round.issues} 次</span>}
      </td>
      <td className={classes.deeds}>
        <Button size="compact-sm" variant="default" tabIndex={-1} disabled={round.owed.length === 0} onClick={onRemind}>
          催办函
        </Button>
        <Button size="compact-sm" variant="default" tabIndex={-1} onClick={onCall}>
          记电话
        </Button>
      </td>
    </tr>
  )
}
