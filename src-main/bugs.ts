/** What kind of error it was and where it happened; its message may quote an applicant and stays out of every log. */
export function placeOf(error: unknown): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error()
  const traced = stack.slice(stack.indexOf(message) + message.length)
  return [name, ...traced.split('\n').filter((line) => /^\s+at /.test(line))].join('\n')
}

export function noteBug(error: unknown): void {
  console.error(placeOf(error))
}
