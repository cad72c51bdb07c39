import { Button, Kbd } from '@mantine/core'
import type { Application, FormValue } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { isFigure } from '../../../src-domain/values/shown-value.ts'
import { clockTime } from '../../lib/dates.ts'
import { useToday } from '../../lib/desk.ts'
import { type Blank, isConfirmable, isUnsure, valueAt } from '../blanks.ts'
import { type ComputedRatio, computedRatio, withTyped } from '../computed-figures.ts'
import { useDraft } from '../drafts.ts'
import { findingsOf } from '../findings-of-blank.ts'
import type { Values } from '../use-values.ts'
import { FindingNote } from './finding-note.tsx'
import { HistoryNote } from './history-note.tsx'
import classes from './notes.module.css'

/** An application with what there is to say about it. */
export type Annotated = {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly scheme: FullScheme
  readonly values: Values
}

/** About one blank: whether it was read surely, where from, the ratio it makes, its findings and its history. */
export function BlankNote({
  blank,
  typed,
  application,
  findings,
  scheme,
  values,
}: Annotated & { readonly blank: Blank; readonly typed?: string }) {
  const category = categoryOf(scheme, application.category)
  const value = valueAt(application, blank)
  const refused = useDraft(application.id, blank.id)
  const shown = typed === undefined ? application : withTyped(application, blank, typed, scheme)
  const computed = computedRatio(blank, { scheme, application: shown, category })
  return (
    <section>
      <h2 className={classes.title}>{blank.label}</h2>
      {value && isUnsure(value) && (
        <div className={classes.unsure}>
          <p className={classes.text}>
            <strong>待核对</strong>
            {value.note && `：${value.note}`}
          </p>
          {isConfirmable(value) && !refused && (
            <Button size="compact-sm" variant="default" onClick={() => void values.confirm(blank)}>
              确认无误 <Kbd ml={8}>Alt+Enter</Kbd>
            </Button>
          )}
        </div>
      )}
      {computed && <Ratios title={`${computed.title}，复算`} ratios={computed.ratios} year={blank.year} />}
      {findingsOf(blank, findings, { scheme, application, category }).map((finding) => (
        <FindingNote key={finding.check} finding={finding} application={application.id} />
      ))}
      {value && <SourceOf value={value} />}
      <HistoryNote
        application={application.id}
        historyKey={blank.key}
        year={blank.year}
        figures={isFigure(blank.field.type)}
      />
    </section>
  )
}

function Ratios({
  ratios,
  title,
  year,
}: {
  readonly ratios: readonly ComputedRatio[]
  readonly title: string
  readonly year: number | undefined
}) {
  return (
    <table className={classes.ratios} aria-live="polite">
      <caption>{title}</caption>
      <tbody>
        {ratios.map((ratio) => (
          <tr key={ratio.year} data-here={ratio.year === year || undefined}>
            <th scope="row">{ratio.year} 年</th>
            <td>{ratio.percent}%</td>
            <td className={classes.verdict} data-reaches={ratio.reaches}>
              {ratio.reaches === undefined
                ? ''
                : ratio.reaches
                  ? `✓ 达到 ${ratio.minimum}%`
                  : `✗ 低于 ${ratio.minimum}%`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SourceOf({ value }: { readonly value: FormValue }) {
  const today = useToday()
  const { source, raw } = value
  const original = raw.trim() === '' ? '，此格为空' : `，原文“${raw.replace(/\s+/g, ' ').trim()}”`
  return (
    <p className={classes.source}>
      <span className={classes.sourceLabel}>来源</span>
      {source.kind === 'word' && `Word 表格 ${source.table}，第 ${source.row} 行第 ${source.column} 格${original}`}
      {source.kind === 'cover' && `申报书封面${original}`}
      {source.kind === 'officer' && `${source.by}填写${today ? `，${clockTime(source.at, today.date)}` : ''}`}
    </p>
  )
}
