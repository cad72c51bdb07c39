import type { PrintFinding } from '../../src-domain/book/print-finding.ts'
import classes from './print-mark.module.css'

/** 印前检查 in a word: whether a PDF may be printed, and how much there is to look at. */
export function PrintMark({ findings }: { readonly findings: readonly PrintFinding[] }) {
  const count = (outcome: PrintFinding['outcome']) => findings.filter((f) => f.outcome === outcome).length
  const [failing, warnings] = [count('fail'), count('warning')]
  return (
    <span className={classes.mark}>
      {failing > 0 ? <span data-tone="fail">✗ {failing} 项不通过</span> : <span data-tone="pass">✓ 可以付印</span>}
      {warnings > 0 && <span data-tone="warning">! {warnings} 项提醒</span>}
    </span>
  )
}
