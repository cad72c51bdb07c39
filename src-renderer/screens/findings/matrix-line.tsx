import { Clause } from '../../parts/clause.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import classes from './findings.module.css'
import type { Place, ShownMatrix } from './matrix-view.ts'

/** Where one is, written out in full, and the keys. */
export function MatrixLine({ matrix, place }: { readonly matrix: ShownMatrix; readonly place: Place }) {
  const row = matrix.rows[place.row]
  const check = matrix.checks[place.column]
  const outcome = row?.outcomes[place.column]
  return (
    <div className={classes.line}>
      <p className={classes.told}>
        {outcome && <OutcomeMark outcome={outcome} word />}
        <b>{[row && `${row.application} ${row.name}`, check?.title].filter(Boolean).join(' · ')}</b>
        {check && (
          <span>
            <Clause clause={check.clause} />
          </span>
        )}
      </p>
      <p className={classes.help}>
        <kbd>方向键</kbd> 移动　<kbd>空格</kbd> 查看　<kbd>Enter</kbd> 认定　<kbd>N</kbd> 下一处未了结　<kbd>S</kbd>{' '}
        按此列排序　<kbd>Esc</kbd> 收起
      </p>
    </div>
  )
}
