import type { Problem } from '../../src-domain/problems/problem.ts'
import type { Context } from './context.ts'

/** Answers every request whose path begins with `path`; `visit` is set where it comes through the office's door. */
export type Route = {
  readonly path: string
  readonly answer: (request: Request, visit?: Context['visit']) => Promise<Response>
}

/** An applicant's file must never run as part of the desk, nor be taken for another kind than it is. */
export const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
}

/** A file name as RFC 8187 wants it. */
export function encodedName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

export function refused(problem: Problem, status: number): Response {
  return Response.json(problem, { status, headers })
}
