/** What kind of error it was and where it happened; its message may quote an applicant and stays out of every log. */
export function placeOf(error: unknown): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error()
  const traced = stack.slice(stack.indexOf(message) + message.length)
  return [name, ...traced.split('\n').filter((line) => /^\s+at /.test(line))].join('\n')
}

export function noteBug(error: unknown): void {
  console.error(placeOf(error))
}

/** What the operating system refuses is expected: a file that is gone, locked, on a disk that fails. It is no bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** What is read, or undefined where the system can't give it. A bug is thrown on. */
export async function ifReadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}
