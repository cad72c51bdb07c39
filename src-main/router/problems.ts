import { ORPCError, ValidationError } from '@orpc/server'
import { given } from '../../src-domain/given.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import type { Result } from '../../src-domain/result.ts'
import { noteBug } from '../bugs.ts'
import { wrongFields } from './wrong-fields.ts'

/*
 * How a call fails, whichever way it came: an error with the problem's code and its Chinese message. What was not
 * expected says nothing about itself to the caller, since an error's text may hold what an applicant wrote.
 */

/** The value of a result, or its problem thrown as the call's error. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw callError(result.problem)
}

/** Whatever a call has thrown, as what its caller may see. A bug is noted on stderr without its message. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof ORPCError)) {
    noteBug(error)
    return callError(problem('unexpected'), 500)
  }
  if (!(error.cause instanceof ValidationError)) return error
  return callError(problem('input-invalid', { fields: wrongFields(error.cause.issues) }), 400)
}

export function callError({ code, message, facts }: Problem, status = 422): ORPCError<string, Problem['facts']> {
  return new ORPCError<string, Problem['facts']>(code, { status, message, ...given({ data: facts }) })
}
