import { problem, type ReasonOf } from '../../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../../src-domain/result.ts'

/** Why a file handed in as a Word form is not read. */
export type WordRefusal = ReasonOf<'word'>

/** Thrown inside the reading of one Word file, from however deep; never leaves `readWordFile`. */
export class Refusal extends Error {
  readonly code: WordRefusal

  constructor(code: WordRefusal) {
    super(code)
    this.code = code
  }
}

export function refused(code: WordRefusal): Result<never> {
  return failed(problem(`word-${code}`))
}
