import type { Application } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import { modesOf } from '../batch/modes.ts'
import { categoryOf, type Quota, type Scheme } from '../schemes/scheme.ts'

/** How far a quota is taken up by what is recommended. */
export type QuotaUse = {
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly used: number
  readonly maximum: number
  /** More than it allows may be recommended where there is a reason. */
  readonly inPrinciple: boolean
}

/** Every quota of the notice with what the batch recommends, in the notice's order. */
export function quotaUses(
  scheme: Scheme,
  batch: Pick<Batch, 'district'>,
  applications: readonly Application[],
): QuotaUse[] {
  const recommended = applications.filter((application) => application.rank !== undefined && !application.withdrawn)
  return scheme.quotas.map((quota) => ({
    ...{ id: quota.id, title: quota.title, clause: quota.clause, inPrinciple: quota.inPrinciple },
    used: recommended.filter((application) => counts(quota, application, scheme)).length,
    maximum: maximumOf(quota, batch),
  }))
}

/** The quotas that would be overrun were these recommended besides; `used` counts them in. */
export function overrun(
  scheme: Scheme,
  batch: Pick<Batch, 'district'>,
  applications: readonly Application[],
  more: readonly string[],
): QuotaUse[] {
  const after = applications.map((a) =>
    more.includes(a.id) && a.rank === undefined ? { ...a, rank: Number.MAX_SAFE_INTEGER } : a,
  )
  const before = new Map(quotaUses(scheme, batch, applications).map((use) => [use.id, use.used]))
  return quotaUses(scheme, batch, after).filter(
    ({ id, used, maximum }) => used > maximum && used > (before.get(id) ?? 0),
  )
}

function maximumOf({ maximum, byPart }: Quota, { district }: Pick<Batch, 'district'>): number {
  return byPart.find(({ part }) => part === district)?.maximum ?? maximum
}

/** An application of several modes counts where one of them does. */
function counts({ categories, modes }: Quota, application: Application, scheme: Scheme): boolean {
  if (!categories.includes(application.category)) return false
  if (!modes) return true
  const category = categoryOf(scheme, application.category)
  const own = modesOf(application, category)
  return category.modes.some((mode) => modes.includes(mode.id) && own.includes(mode.title))
}
