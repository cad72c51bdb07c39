/**
 * Expected failures are values; exceptions are bugs.
 * `message` is one Chinese sentence or two for the officer: what happened, what is safe, what to do. It never holds
 * personal data beyond the file or field name it is about.
 */
export type Problem = { readonly code: string; readonly message: string }

export type Result<T, P extends Problem = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function failed<P extends Problem>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem }
}

/** Ends an exhaustive `switch`: a new member of the union then fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
