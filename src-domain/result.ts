import type { Problem } from './problems/problem.ts'

/** Expected failures are values, out of the catalogue in problems/; exceptions are bugs. */
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
