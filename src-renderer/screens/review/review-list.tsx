import { Button } from '@mantine/core'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { type Blank, isConfirmable, isUnsure, optionsOf } from '../../form/blanks.ts'
import { useDraft } from '../../form/drafts.ts'
import { OptionBoxes } from '../../form/option-boxes.tsx'
import { usePaste } from '../../form/use-paste.ts'
import type { Values } from '../../form/use-values.ts'
import { ValueCell } from '../../form/value-cell.tsx'
import classes from './review.module.css'
import type { Reading } from './review-places.ts'

/** The readings as a list to go down: Enter confirms, typing corrects, Down leaves it for later, several cells paste as on the form. */
export function ReviewList({
  application,
  category,
  readings,
  current,
  values,
  onFocus,
  onNext,
}: {
  readonly application: Application
  readonly category: Category
  readonly readings: readonly Reading[]
  readonly current: string | undefined
  readonly values: Values
  readonly onFocus: (blank: Blank) => void
  readonly onNext: (blank: Blank) => void
}) {
  const onPaste = usePaste(application, category, values)
  return (
    <ol className={classes.list} data-stops onPaste={onPaste}>
      {readings.map((reading) => (
        <Item
          key={reading.blank.id}
          reading={reading}
          isCurrent={current === reading.blank.id}
          application={application.id}
          values={values}
          onFocus={onFocus}
          onNext={onNext}
        />
      ))}
    </ol>
  )
}

function Item({
  reading: { blank, value },
  isCurrent,
  application,
  values,
  onFocus,
  onNext,
}: {
  readonly reading: Reading
  readonly isCurrent: boolean
  readonly application: string
  readonly values: Values
  readonly onFocus: (blank: Blank) => void
  readonly onNext: (blank: Blank) => void
}) {
  const unsure = isUnsure(value)
  const refused = useDraft(application, blank.id)
  const props = {
    application,
    blank,
    value,
    values,
    onFocus,
    onType: () => {},
    onNextUnsure: onNext,
    enterConfirms: true,
  }
  const officer = value.source.kind === 'officer' ? value.source.by : undefined
  return (
    <li className={classes.item} data-current={isCurrent || undefined} data-unsure={unsure || undefined}>
      <div className={classes.itemHead}>
        <span className={classes.label}>{blank.label}</span>
        {isConfirmable(value) && !refused ? (
          <Button size="compact-xs" variant="default" tabIndex={-1} onClick={() => onNext(blank)}>
            确认
          </Button>
        ) : (
          officer && <span className={classes.quiet}>{officer}更正</span>
        )}
      </div>
      <div className={classes.field}>
        {optionsOf(blank.field) ? <OptionBoxes {...props} /> : <ValueCell {...props} />}
      </div>
      {(unsure || isCurrent) && (
        <p className={classes.original}>
          {unsure && <strong>待核对{value.note ? `：${value.note}` : ''}</strong>}
          {unsure && <br />}
          {value.source.kind === 'officer' ? '填写' : '原文'}“{value.raw.replace(/\s+/g, ' ').trim()}”
        </p>
      )}
    </li>
  )
}
