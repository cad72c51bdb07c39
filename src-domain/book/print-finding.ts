/** 印前检查: one thing looked at in the finished PDF. A warning does not hold up printing, a failure does. */
export type PrintFinding = {
  readonly check: string
  readonly title: string
  readonly outcome: 'pass' | 'fail' | 'warning'
  readonly message: string
  /** Every place, where the message names but the first of many. */
  readonly places?: readonly string[]
}

export function readyToPrint(findings: readonly PrintFinding[]): boolean {
  return findings.every((f) => f.outcome !== 'fail')
}
