import type { Application } from '../../../src-domain/batch/application.ts'
import { withoutPictures } from '../../../src-domain/batch/outline-pictures.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { Heading } from '../../../src-domain/schemes/scheme.ts'
import { wordCount } from '../../../src-domain/text/characters.ts'
import { FindingNote } from './finding-note.tsx'
import { HistoryNote } from './history-note.tsx'
import classes from './notes.module.css'

/** What the notice asks for under a heading, and which attachments would prove it. */
export function HeadingNote({
  heading,
  application,
  findings,
}: {
  readonly heading: Heading
  readonly application: Application
  readonly findings: readonly Finding[]
}) {
  const text = application.outline.find((o) => o.heading === heading.id)?.text ?? ''
  return (
    <section>
      <h2 className={classes.title}>{heading.title}</h2>
      {heading.hint && (
        <p className={classes.text}>
          <span className={classes.sourceLabel}>申报内容撰写</span>
          {heading.hint}
        </p>
      )}
      {heading.evidence && (
        <p className={classes.text}>
          <span className={classes.sourceLabel}>佐证材料建议</span>
          {heading.evidence}
        </p>
      )}
      <p className={classes.text}>
        <span className={classes.sourceLabel}>本节</span>
        {wordCount(withoutPictures(text))} 字
      </p>
      {findings.map((finding) => (
        <FindingNote key={finding.check} finding={finding} application={application.id} />
      ))}
      <HistoryNote application={application.id} historyKey={heading.id} />
    </section>
  )
}
