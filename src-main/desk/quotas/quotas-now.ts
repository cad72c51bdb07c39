import { readApplication } from '../../../db/applications.ts'
import { listEvents } from '../../../db/events.ts'
import { readRanking } from '../../../db/rankings.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { BeyondQuota } from '../../../src-domain/edition/edition.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import {
  type QuotaReason,
  type QuotaReasons,
  type QuotaUse,
  quotaUses,
  reasonsFor,
  toCounted,
} from '../../../src-domain/ranking/quotas.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'

/** More than happens to an application in a season. */
const everything = 10_000

/** Read one by one: this is asked after every change, and most applications of a large batch are not among them. */
export function recommendedOf({ store, scheme }: ReadableDesk): Application[] {
  const ids = scheme.categories.flatMap((category) => readRanking(store, category.id))
  return ids.flatMap((id) => readApplication(store, id) ?? [])
}

export function quotaUsesNow(desk: ReadableDesk, recommended = recommendedOf(desk)): QuotaUse[] {
  const counted = recommended.map((application) => toCounted(desk.scheme, application))
  return quotaUses(desk.scheme, batchOf(desk), counted)
}

/** The reasons that stand: those the recommended of overrun quotas were last recommended with. */
export function quotaReasons({ store }: ReadableDesk, uses: readonly QuotaUse[]): QuotaReasons {
  const ids = new Set(uses.filter(({ used, maximum }) => used > maximum).flatMap(({ counted }) => counted))
  const found = [...ids].map((id) => [id, lastReason(store, id)] as const)
  return new Map(found.flatMap(([id, reason]) => (reason ? [[id, reason]] : [])))
}

/** With what an application was recommended last, if that was beyond a quota. */
export function lastReason(store: ReadableDesk['store'], applicationId: string): QuotaReason | undefined {
  const events = listEvents(store, { applicationId, limit: everything }).map(({ event }) => event)
  return events.find((event) => event.kind === 'application-recommended')?.beyond
}

/** What goes to the city of quotas in principle that are overrun, and why. One without a reason is no part of it, nor was it ever. */
export function beyondQuotas(desk: ReadableDesk, recommended: readonly Application[]): BeyondQuota[] {
  if (desk.scheme.quotas.length === 0) return []
  const uses = quotaUsesNow(desk, [...recommended])
  const reasons = quotaReasons(desk, uses)
  const overrun = uses.filter(({ used, maximum, inPrinciple }) => inPrinciple && used > maximum)
  return overrun.flatMap((use) => {
    const given = reasonsFor(use, reasons).map(({ application: id, reason }) => {
      const application = applicationOf(desk, id)
      const name = applicantName(application, categoryOf(desk.scheme, application.category))
      return { application: id, name, reason }
    })
    if (given.length === 0) return []
    return { title: use.title, clause: use.clause, maximum: use.maximum, used: use.used, reasons: given }
  })
}
