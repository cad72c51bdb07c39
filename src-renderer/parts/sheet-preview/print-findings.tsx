import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import { Clause } from '../clause.tsx'
import classes from './sheet-preview.module.css'

const order = ['fail', 'warning', 'pass'] as const satisfies PrintFinding['outcome'][]

const marks: Readonly<Record<PrintFinding['outcome'], { readonly symbol: string; readonly word: string }>> = {
  fail: { symbol: '✗', word: '不通过' },
  warning: { symbol: '!', word: '提醒' },
  pass: { symbol: '✓', word: '通过' },
}

/** 印前检查, what needs attention first. */
export function PrintFindings({
  findings,
  clause,
}: {
  readonly findings: readonly PrintFinding[]
  /** What the notice says of it. */
  readonly clause: string | undefined
}) {
  return (
    <section>
      <h3>
        印前检查
        {clause && (
          <>
            （<Clause clause={clause} />）
          </>
        )}
      </h3>
      <ul className={classes.findings}>
        {order
          .flatMap((outcome) => findings.filter((f) => f.outcome === outcome))
          .map(({ check, title, outcome, message, places }) => (
            <li key={`${check}${message}`} data-outcome={outcome}>
              <span className={classes.symbol} aria-hidden="true">
                {marks[outcome].symbol}
              </span>
              <div>
                <strong>
                  {title}
                  <span className={classes.hidden}>：{marks[outcome].word}</span>
                </strong>
                <p>{message}</p>
                {places && (
                  <details>
                    <summary>全部 {places.length} 处</summary>
                    <p className={classes.places}>{places.join('\n')}</p>
                  </details>
                )}
              </div>
            </li>
          ))}
      </ul>
    </section>
  )
}
