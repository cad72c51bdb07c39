import { type Problem, problem } from '../../src-domain/problems/problem.ts'

/** What SQLite says of a file that another program holds, or that is none or no longer whole. */
const busy = /^SQLITE_(BUSY|LOCKED)/
const damaged = /^SQLITE_(CORRUPT|NOTADB)/
const disk = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/

/** No server there, none that lets us in, or one that went away: the network's codes, and PostgreSQL's classes. */
const unreachable = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|08|28|3D000|53|57P)/

/** What is expected to go wrong with a store, as a problem; undefined for a bug. */
export function cityProblem(error: unknown): Problem | undefined {
  const code = codeOf(error)
  if (busy.test(code)) return problem('city-busy')
  if (damaged.test(code)) return problem('city-damaged')
  if (disk.test(code)) return problem('city-disk')
  if (unreachable.test(code) || isCut(error)) return problem('city-unreachable')
  return undefined
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The driver's own words for a connection that ended, which have no code. */
function isCut(error: unknown): boolean {
  return (
    error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  )
}
