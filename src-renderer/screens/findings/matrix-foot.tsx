import { memo } from 'react'
import classes from './findings.module.css'
import type { ShownMatrix } from './matrix-view.ts'

/** What each check stops: how many fail it, how many wait on it. */
export const MatrixFoot = memo(function MatrixFoot({ matrix }: { readonly matrix: ShownMatrix }) {
  return (
    <tfoot className={classes.foot}>
      <tr className={classes.row} aria-rowindex={matrix.rows.length + 2}>
        <th scope="row" className={classes.corner}>
          每项卡住几件
        </th>
        <td className={classes.lacks} />
        {matrix.checks.map(({ id, title, fail, manual }) => (
          <td key={id} title={`${title}：不通过 ${fail} 件，人工核 ${manual} 件`}>
            <span className={classes.fails}>{fail || ''}</span>
            <span className={classes.manuals}>{manual || ''}</span>
          </td>
        ))}
      </tr>
    </tfoot>
  )
})
