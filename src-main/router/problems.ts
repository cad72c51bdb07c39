import { ORPCError, ValidationError } from '@orpc/server'
import type { Problem, Result } from '../../src-domain/result.ts'

/*
 * How a call fails, whichever way it came: an error with the problem's code and its Chinese message. What was not
 * expected says nothing about itself to the caller, since an error's text may hold what an applicant wrote.
 */

const inputInvalid: Problem = {
  code: 'input-invalid',
  message: '这次操作的内容不完整或格式不对，没有改动任何数据。请重新打开这一页再试一次。',
}

export const unexpected: Problem = {
  code: 'unexpected',
  message: '程序出了差错，这一步没有完成，已保存的数据不受影响。请再试一次；仍然不行，请关闭后重新打开遴选工作台。',
}

/** The value of a result, or its problem thrown as the call's error. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw callError(result.problem)
}

/** Whatever a call has thrown, as what its caller may see. A bug is noted on stderr without its message. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof ORPCError)) {
    noteBug(error)
    return callError(unexpected, 500)
  }
  return error.cause instanceof ValidationError ? callError(inputInvalid, 400) : error
}

export function callError({ code, message }: Problem, status = 422): ORPCError<string, undefined> {
  return new ORPCError(code, { status, message })
}

/** Where it happened and what kind it was; its message may quote an applicant and stays out of every log. */
export function noteBug(error: unknown): void {
  const { name, stack = '' } = error instanceof Error ? error : new Error()
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  console.error([name, ...frames].join('\n'))
}
