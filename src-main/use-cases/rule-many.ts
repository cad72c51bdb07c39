import { transaction } from '../../db/store.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import type { Desk } from './desk.ts'
import { type NewRuling, rule } from './findings.ts'

export type ManyRulings = Omit<NewRuling, 'application' | 'check'> & {
  readonly applications: readonly string[]
  readonly checks: readonly string[]
}

/** The same ruling on several checks of several applications in one go: all of them or none. */
export function ruleMany(desk: Desk, { applications, checks, ...ruling }: ManyRulings): Result<void> {
  return transaction(desk.store, () => {
    for (const application of applications) {
      for (const check of checks) {
        const ruled = rule(desk, { application, check, ...ruling })
        if (!ruled.ok) return ruled
      }
    }
    return ok(undefined)
  })
}
