import { addressOf, formatAddress } from '../values/address.ts'
import type { Application, KeptProblem } from './application.ts'

/** What the reading found and nobody has put right since: what is about a value goes once the value is sure. */
export function standingProblems({ problems, values }: Pick<Application, 'problems' | 'values'>): KeptProblem[] {
  const settled = new Set(values.filter((v) => v.certainty === 'sure').map((v) => formatAddress(addressOf(v))))
  return problems.filter(({ at }) => at === undefined || !settled.has(at))
}
