import { memo, useMemo } from 'react'
import type { Application } from '../../src-domain/batch/application.ts'
import { fieldsOf } from '../../src-domain/schemes/lookup.ts'
import type { Category } from '../../src-domain/schemes/scheme.ts'
import { type Blank, blankOf, optionsOf, valueAt } from './blanks.ts'
import { formLayout, type LayoutCell } from './form-layout.ts'
import classes from './form-table.module.css'
import { OptionBoxes } from './option-boxes.tsx'
import { usePaste } from './use-paste.ts'
import { type CellProps, ValueCell } from './value-cell.tsx'

type Props = Pick<CellProps, 'values' | 'onFocus' | 'onType' | 'onNextUnsure'> & {
  readonly application: Application
  readonly category: Category
}

/** 表1, 表2 or 表3 with its values, and below it what the summary asks for and the form has no cell for. */
export const FormTable = memo(function FormTable({ application, category, ...cell }: Props) {
  const { columns, rows } = useMemo(() => formLayout(category, application.values), [category, application.values])
  const onPaste = usePaste(application, category, cell.values)
  const width = columns.reduce((sum, column) => sum + column, 0)
  const unprinted = fieldsOf(category).filter((f) => !f.printed)
  return (
    <div data-stops onPaste={onPaste}>
      <table className={classes.table}>
        <caption className={classes.caption}>
          <span className={classes.number}>{category.formNumber}</span>
          {category.formTitle}
        </caption>
        <colgroup>
          {columns.map((column, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
            <col key={i} style={{ width: `${(100 * column) / width}%` }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((c) => (
                <Cell key={c.column} cell={c} application={application} inputs={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {unprinted.map((field) => (
        <div key={field.key} className={classes.unprinted}>
          <span className={classes.unprintedLabel}>
            {field.label}
            <small>{category.formNumber}没有此栏，另行填写</small>
          </span>
          <BlankInput blank={blankOf(field)} application={application} inputs={cell} />
        </div>
      ))}
    </div>
  )
})

type Inputs = Omit<Props, 'application' | 'category'>

function Cell({
  cell,
  application,
  inputs,
}: {
  readonly cell: LayoutCell
  readonly application: Application
  readonly inputs: Inputs
}) {
  const span = { colSpan: cell.columnSpan, rowSpan: cell.rowSpan }
  switch (cell.kind) {
    case 'section':
      return (
        <th {...span} className={classes.section} scope="rowgroup">
          {cell.text}
        </th>
      )
    case 'head':
      return cell.text ? (
        <th {...span} className={classes.head} scope="col">
          {cell.text}
        </th>
      ) : (
        <td {...span} />
      )
    case 'label':
      return (
        <th {...span} className={classes.label} scope="row">
          <Label text={cell.text} />
        </th>
      )
    case 'seal':
      return (
        <td {...span} className={classes.seal}>
          {cell.text}
          <span className={classes.sealNote}>签章、日期在纸质件上</span>
        </td>
      )
    case 'blanks':
      return (
        <td {...span} className={classes.blanks}>
          {cell.text && <span className={classes.inLabel}>{cell.text}</span>}
          {cell.blanks.map((blank, i) => (
            <div key={blank.id} className={classes.blank}>
              {i > 0 && !namedByOption(blank, cell) && <span className={classes.inLabel}>{blank.field.label}：</span>}
              <BlankInput blank={blank} application={application} inputs={inputs} />
              {i === 0 && cell.remark && <span className={classes.remark}>{cell.remark}</span>}
            </div>
          ))}
        </td>
      )
  }
}

/** A label with its unit kept in one piece: long ones wrap as in print. */
function Label({ text }: { readonly text: string }) {
  const [, name = text, unit] = /^(.+?)\s*([（(][^（()）]{1,4}[）)])$/.exec(text) ?? []
  return (
    <>
      <span className={classes.unit}>{name}</span>
      {unit && <span className={classes.unit}>{unit}</span>}
    </>
  )
}

/** 其他模式（可多选） is printed as a box of the choice above and needs no label again. */
function namedByOption(blank: Blank, cell: LayoutCell): boolean {
  return cell.blanks[0]?.field.options?.includes(blank.field.label) ?? false
}

function BlankInput({
  blank,
  application,
  inputs,
}: {
  readonly blank: Blank
  readonly application: Application
  readonly inputs: Inputs
}) {
  const props = { ...inputs, application: application.id, blank, value: valueAt(application, blank) }
  return optionsOf(blank.field) ? <OptionBoxes {...props} /> : <ValueCell {...props} />
}
