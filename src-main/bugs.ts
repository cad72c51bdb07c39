import type { Problem } from '../src-domain/result.ts'

/** What an officer is told of a bug. */
export const unexpected: Problem = {
  code: 'unexpected',
  message: '程序出了差错，这一步没有完成，已保存的数据不受影响。请再试一次；仍然不行，请关闭后重新打开遴选工作台。',
}

/** What kind of error it was and where it happened; its message may quote an applicant and stays out of every log. */
export function placeOf(error: unknown): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error()
  const traced = stack.slice(stack.indexOf(message) + message.length)
  return [name, ...traced.split('\n').filter((line) => /^\s+at /.test(line))].join('\n')
}

export function noteBug(error: unknown): void {
  console.error(placeOf(error))
}
