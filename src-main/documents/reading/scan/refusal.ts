import { problem, type ReasonOf } from '../../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../../src-domain/result.ts'

/** Why a scan that was brought back is not read. */
export type ScanRefusal = ReasonOf<'scan-file'>

/** Thrown inside the reading of one scan, from however deep; never leaves `readScan`. */
export class Refusal extends Error {
  readonly code: ScanRefusal

  constructor(code: ScanRefusal) {
    super(code)
    this.code = code
  }
}

export function refused(code: ScanRefusal): Result<never> {
  return failed(problem(`scan-file-${code}`))
}
