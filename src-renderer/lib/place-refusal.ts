import { problemOf } from './client.ts'

/** What kept a folder of copies from being used, at the field it is about. */
export type PlaceRefusal = { readonly path?: string; readonly password?: string }

const ofPassword: ReadonlySet<string> = new Set(['password-needed', 'password-wrong', 'password-short'])

export function placeRefusal(error: unknown): PlaceRefusal {
  const problem = problemOf(error)
  if (!problem) return {}
  return ofPassword.has(problem.code) ? { password: problem.message } : { path: problem.message }
}
