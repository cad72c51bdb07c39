import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { leadingHead } from '../../../src-domain/ranking/leading-head.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { clockTime } from '../../lib/dates.ts'
import type { Row } from '../../lib/desk.ts'
import { applicationPath, comparePath, returnedPath, reviewPath } from '../../lib/places.ts'
import type { IntakeColumn } from '../../lib/views.ts'
import { OthersMark } from '../../parts/others-mark.tsx'
import { RoundMark } from '../../parts/round-mark.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import classes from './intake-screen.module.css'

/** What the cells need besides the row. */
export type CellContext = {
  readonly scheme: Scheme
  /** ISO date of today. */
  readonly today: string
  /** The note by which alone it was found. */
  readonly note?: string | undefined
}

export type Column = {
  readonly id: IntakeColumn
  readonly title: string
  readonly number?: true
  readonly cell: (row: Row, context: CellContext) => ReactNode
}

/** Links in a row are reached with the row's keys, not one by one with Tab. */
const untabbed = { tabIndex: -1 } as const

/** The columns under a notice: what the modes are called and which figure leads is its own. */
export function columnsOf(scheme: Scheme): readonly Column[] {
  const known = byScheme.get(scheme)
  if (known) return known
  const leading = leadingHead(scheme)
  const columns: Column[] = [
    { id: 'id', title: '编号', cell: (row) => <span className={classes.id}>{row.id}</span> },
    { id: 'name', title: '名称', cell: nameCell },
    { id: 'category', title: '类别', cell: (row, { scheme }) => categoryTitle(scheme, row.category) },
    { id: 'status', title: '状态', cell: statusCell },
    { id: 'modes', title: scheme.modesTitle, cell: (row) => row.modes.join('、') },
    ...(leading ? [{ id: 'leading', title: `${leading} %`, number: true, cell: leadingCell } as const] : []),
    { id: 'findings', title: '初审', cell: findingsCell },
    { id: 'unsure', title: '待核对', number: true, cell: unsureCell },
    { id: 'folder', title: '收件文件夹', cell: (row) => row.folder },
    {
      id: 'changedAt',
      title: '最近改动',
      cell: (row, { today }) => (row.changedAt ? clockTime(row.changedAt, today) : ''),
    },
  ]
  byScheme.set(scheme, columns)
  return columns
}

const byScheme = new WeakMap<Scheme, readonly Column[]>()

/** The status, and below it how long there is for corrections. */
function statusCell({ id, status, round, returned }: Row, { today }: CellContext) {
  return (
    <span className={classes.status}>
      <StatusMark status={status} />
      {returned ? (
        <Link {...untabbed} href={returnedPath(id)} className={classes.returned}>
          收到补正，待核
        </Link>
      ) : (
        round && <RoundMark round={round} today={today} />
      )}
      <OthersMark application={id} />
    </span>
  )
}

function leadingCell({ leading = '' }: Row) {
  return leading
}

function nameCell(row: Row, { note }: CellContext) {
  const other = row.duplicates[0]
  return (
    <>
      <Link {...untabbed} href={applicationPath(row.id)} className={classes.name} title={row.name}>
        {row.name}
      </Link>
      {row.withdrawn && <span className={classes.why}>{row.withdrawn.reason}</span>}
      {note && (
        <span className={classes.why} title={note}>
          {note}
        </span>
      )}
      {other && (
        <Link
          {...untabbed}
          href={comparePath(row.id, other)}
          className={classes.duplicate}
          title={`与 ${other} 并列比较`}
        >
          重复 {other}
        </Link>
      )}
    </>
  )
}

function findingsCell({ outcomes: { fail, manual } }: Row) {
  if (fail + manual === 0) {
    return (
      <span className={classes.passed}>
        <span aria-hidden="true">✓</span> 通过
      </span>
    )
  }
  return (
    <>
      {fail > 0 && (
        <span className={classes.failed} title={`${fail} 项不通过`}>
          <span aria-hidden="true">✗</span> {fail}
          <span className={classes.hidden}>项不通过</span>
        </span>
      )}
      {manual > 0 && (
        <span className={classes.unsure} title={`${manual} 项人工核`}>
          <span aria-hidden="true">?</span> {manual}
          <span className={classes.hidden}>项人工核</span>
        </span>
      )}
    </>
  )
}

function unsureCell({ id, unsure }: Row) {
  if (unsure === 0) return null
  return (
    <Link {...untabbed} href={reviewPath(id)} className={classes.unsure} title="核对读取结果">
      {unsure}
    </Link>
  )
}
