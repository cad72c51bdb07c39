import { Fragment, useState } from 'react'
import { standingProblems } from '../../../src-domain/batch/standing-problems.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { placeOf } from '../../form/findings-of-blank.ts'
import { goTo } from '../../form/focus.ts'
import type { Annotated } from '../../form/notes/blank-note.tsx'
import { FindingNote } from '../../form/notes/finding-note.tsx'
import notes from '../../form/notes/notes.module.css'
import { OutcomeMark, outcomeTitles } from '../../parts/outcome-mark.tsx'
import classes from './margin.module.css'

/** All open findings, each leading to its place, and the import's problems; what passed is folded away. */
export function MarginFindings({ application, findings, scheme }: Annotated) {
  const category = categoryOf(scheme, application.category)
  const of = (outcome: Outcome) => findings.filter((f) => f.outcome === outcome)
  const line = (finding: Finding) => {
    const check = scheme.checks.find((c) => c.id === finding.check)
    const place = check && placeOf(check, application, category)
    return (
      <Line
        key={finding.check}
        finding={finding}
        application={application.id}
        {...(place ? { onGo: () => goTo(place) } : {})}
      />
    )
  }
  const looks = findings.filter((f) => f.look)
  const settled = [...of('pass'), ...of('na').filter((f) => !f.look)]
  const problems = standingProblems(application)
  const open = of('fail').length + of('manual').length
  return (
    <>
      <h2 className={notes.title}>{open > 0 ? `初审：${open} 项未了结` : '初审：全部了结'}</h2>
      {(['fail', 'manual'] as const).map((outcome) => {
        const some = of(outcome)
        return (
          <Fragment key={outcome}>
            {some.length > 0 && (
              <h3 className={notes.group}>
                {outcomeTitles[outcome]} {some.length} 项
              </h3>
            )}
            <ul className={notes.lines}>{some.map(line)}</ul>
          </Fragment>
        )
      })}
      {looks.length > 0 && (
        <>
          <h3 className={notes.group}>待对照 {looks.length} 项</h3>
          <ul className={notes.lines}>{looks.map(line)}</ul>
        </>
      )}
      {problems.length > 0 && (
        <>
          <h3 className={notes.group}>读取时发现 {problems.length} 处</h3>
          <ul className={notes.lines}>
            {problems.map((problem) => (
              <li key={problem.message} className={classes.note}>
                {problem.message}
              </li>
            ))}
          </ul>
        </>
      )}
      {settled.length > 0 && (
        <details className={classes.settled} open={open === 0}>
          <summary>已通过和不适用的 {settled.length} 项</summary>
          <ul className={notes.lines}>{settled.map(line)}</ul>
        </details>
      )}
    </>
  )
}

/** Leads to its place; what stands nowhere in it opens here. */
function Line({
  finding,
  application,
  onGo,
}: {
  readonly finding: Finding
  readonly application: string
  readonly onGo?: () => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <button
        type="button"
        className={classes.line}
        aria-expanded={onGo ? undefined : open}
        onClick={onGo ?? (() => setOpen(!open))}
      >
        <OutcomeMark outcome={finding.outcome} />
        <span>
          <span className={classes.lineTitle}>{finding.title}</span>
          {!open && <span className={classes.lineText}>{inShort(finding)}</span>}
        </span>
      </button>
      {open && <FindingNote finding={finding} application={application} titled={false} />}
    </li>
  )
}

/** A ruling has the last word over what the rule asked for. */
function inShort({ message, look, ruling }: Finding): string {
  if (look) return look
  return ruling ? `${ruling.by}认定${ruling.outcome === 'pass' ? '通过' : '不通过'}：${ruling.reason}` : message
}
