import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { Link } from 'wouter'
import type { CombinedLine, GivenPlace } from '../../../src-domain/meeting/combine.ts'
import { type CombiningRule, memberName } from '../../../src-domain/meeting/meeting.ts'
import { applicationPath } from '../../lib/places.ts'
import classes from './meeting.module.css'
import type { Board, PlaceChange } from './use-meeting.ts'

/** Candidates down, members across: places are typed where they stand, and what they come to is beside them. */
export function BallotGrid({
  board: { meeting, candidates, sheets, combined, ranked },
  onPlace,
  onClear,
}: {
  readonly board: Board
  readonly onPlace: (member: number, application: string, change: PlaceChange) => void
  readonly onClear: (member: number) => void
}) {
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const at = event.target instanceof HTMLInputElement ? event.target.dataset.at : undefined
    const [row = 0, column = 0] = (at ?? '').split(' ').map(Number)
    const last = candidates.length - 1
    // Down one member's sheet, then on to the next one's.
    const below: readonly [number, number] = row === last ? [0, column + 1] : [row + 1, column]
    const steps: Record<string, readonly [number, number]> = {
      ArrowDown: [row + 1, column],
      Enter: below,
      ArrowUp: [row - 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
    }
    const step = steps[event.key]
    if (at === undefined || !step || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = table.current?.querySelector<HTMLInputElement>(`[data-at="${step.join(' ')}"]`)
    if (next) next.focus()
    // Behind the last cell: what was typed is kept.
    else if (event.key === 'Enter' && event.target instanceof HTMLElement) event.target.blur()
  }
  const nameOf = new Map(meeting.members.map((member) => [member.number, member.name]))
  return (
    <div className={classes.scroller}>
      <table ref={table} className={classes.grid} aria-label="评委排序" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">申报单位</th>
            {meeting.members.map((member) => (
              <th key={member.number} scope="col" className={classes.member}>
                {memberName(member)}
              </th>
            ))}
            <th scope="col" className={classes.number}>
              汇总
            </th>
            <th scope="col" className={classes.number}>
              {meeting.rule === 'sum' ? '名次和' : '胜过'}
            </th>
            <th scope="col">分歧</th>
            <th scope="col" className={classes.number}>
              现排序
            </th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ id, name }, row) => {
            const line = combined.find(({ application }) => application === id)
            const rank = ranked.indexOf(id) + 1
            return (
              <tr key={id}>
                <th scope="row">
                  <Link href={applicationPath(id)} tabIndex={-1}>
                    {name}
                  </Link>
                  <small>{id}</small>
                </th>
                {sheets.map(({ member, ballot }, column) => (
                  <td key={member.number}>
                    <PlaceCell
                      at={`${row} ${column}`}
                      label={`${memberName(member)}，${name}`}
                      place={ballot?.places.find(({ application }) => application === id)?.place}
                      onPlace={(change) => onPlace(member.number, id, change)}
                    />
                  </td>
                ))}
                <td className={classes.number}>{line ? placeText(line) : '—'}</td>
                <td className={classes.number}>{line?.score ?? '—'}</td>
                <td className={classes.spread} data-wide={line && isWide(line, candidates.length) ? true : undefined}>
                  {line && line.best.place !== line.worst.place
                    ? `${givenText(line.best, nameOf)} … ${givenText(line.worst, nameOf)}`
                    : ''}
                </td>
                <td className={classes.number}>{rank > 0 ? rank : '未推荐'}</td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">各表情况</th>
            {sheets.map(({ member, ballot, faults, counts }) => (
              <td key={member.number} className={classes.state} data-counts={counts}>
                {counts ? '✓ 计入' : ballot ? '✗ 不计' : '未填'}
                {ballot && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`清除 ${memberName(member)}的排序表`}
                    onClick={() => onClear(member.number)}
                  >
                    清除
                  </Button>
                )}
                {faults.length > 0 && <span className={classes.hidden}>{faults.join('；')}</span>}
              </td>
            ))}
            <td colSpan={4} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** What is typed is kept on leaving the cell. */
function PlaceCell({
  at,
  label,
  place,
  onPlace,
}: {
  readonly at: string
  readonly label: string
  readonly place: number | undefined
  readonly onPlace: (change: PlaceChange) => void
}) {
  return (
    <input
      // Anew where the desk has another place by now.
      key={place}
      className={classes.place}
      data-at={at}
      aria-label={label}
      inputMode="numeric"
      maxLength={4}
      defaultValue={place ?? ''}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim()
        const next = /^[1-9]\d*$/.test(typed) ? Number(typed) : undefined
        if (typed !== '' && next === undefined) event.currentTarget.value = `${place ?? ''}`
        else if (next !== place) onPlace({ seen: place, place: next })
      }}
    />
  )
}

function placeText({ place, tied }: CombinedLine): string {
  return tied ? `并列 ${place}` : `${place}`
}

/** Half the field or more lies between the best and the worst place. */
function isWide({ best, worst }: CombinedLine, count: number): boolean {
  return worst.place - best.place >= Math.max(2, count / 2)
}

/** 第 1（张、王） */
function givenText({ place, members }: GivenPlace, names: ReadonlyMap<number, string>): string {
  return `第 ${place}（${members.map((number) => names.get(number) ?? number).join('、')}）`
}

export const ruleAbout: Readonly<Record<CombiningRule, string>> = {
  sum: '各评委名次相加，小的在前。',
  schulze: '两两相比，多数评委认为更好的在前，一两位评委的极端名次影响小。',
}
