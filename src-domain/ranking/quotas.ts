import type { Application } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import { modesOf } from '../batch/modes.ts'
import { categoryOf } from '../schemes/lookup.ts'
import type { CategoryId, Quota, Scheme } from '../schemes/scheme.ts'

/** Of an application what quotas go by. */
export type Counted = {
  readonly id: string
  readonly category: CategoryId
  /** In the notice's words. */
  readonly modes: readonly string[]
  /** Whoever has one is recommended. */
  readonly rank?: number
}

/** How far a quota is taken up by what is recommended. */
export type QuotaUse = {
  readonly id: string
  readonly title: string
  readonly clause: string
  /** Ids of the recommended that it counts. */
  readonly counted: readonly string[]
  readonly used: number
  readonly maximum: number
  /** More than it allows may be recommended where there is a reason. */
  readonly inPrinciple: boolean
}

/** Why one is recommended though these quotas in principle were taken up. */
export type QuotaReason = {
  readonly quotas: readonly { readonly id: string; readonly title: string; readonly maximum: number }[]
  readonly reason: string
}

/** By the application it is given for. */
export type QuotaReasons = ReadonlyMap<string, QuotaReason>

/** A withdrawn application counts nowhere. */
export function toCounted(scheme: Scheme, application: Application): Counted {
  const { id, category, rank, withdrawn } = application
  const modes = modesOf(application, categoryOf(scheme, category))
  return { id, category, modes, ...(rank !== undefined && !withdrawn && { rank }) }
}

/** Every quota of the notice with what the batch recommends, in the notice's order. */
export function quotaUses(
  scheme: Scheme,
  batch: Pick<Batch, 'district'>,
  applications: readonly Counted[],
): QuotaUse[] {
  const recommended = applications.filter(({ rank }) => rank !== undefined)
  return scheme.quotas.map((quota) => {
    const counted = recommended.filter((application) => counts(quota, application, scheme)).map(({ id }) => id)
    return {
      ...{ id: quota.id, title: quota.title, clause: quota.clause, inPrinciple: quota.inPrinciple },
      ...{ counted, used: counted.length, maximum: maximumOf(quota, batch) },
    }
  })
}

/** The quotas that would be overrun were these recommended besides; `used` counts them in. */
export function overrun(
  scheme: Scheme,
  batch: Pick<Batch, 'district'>,
  applications: readonly Counted[],
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

/** The reasons that stand for going beyond a quota: those of the applications it counts now. */
export function reasonsFor(
  { id, counted }: QuotaUse,
  reasons: QuotaReasons,
): { readonly application: string; readonly reason: string }[] {
  return counted.flatMap((application) => {
    const given = reasons.get(application)
    return given?.quotas.some((quota) => quota.id === id) ? { application, reason: given.reason } : []
  })
}

/** Quotas that are overrun and must not be so: hard ones, and those in principle with fewer reasons than are too many. */
export function unexplained(uses: readonly QuotaUse[], reasons: QuotaReasons): QuotaUse[] {
  return uses.filter((use) => {
    const over = use.used - use.maximum
    return over > 0 && (!use.inPrinciple || reasonsFor(use, reasons).length < over)
  })
}

/** What is left of a quota, or too much: 还可推荐 2 件. */
export function roomText({ used, maximum }: Pick<QuotaUse, 'used' | 'maximum'>): string {
  if (used > maximum) return `超出 ${used - maximum} 件`
  return used === maximum ? '已满' : `还可推荐 ${maximum - used} 件`
}

/** The quotas that count some of a category: what its ranking is looked at with. */
export function quotasOf<Use extends { readonly id: string }>(
  { quotas }: Pick<Scheme, 'quotas'>,
  category: CategoryId,
  uses: readonly Use[],
): Use[] {
  const own = new Set(quotas.filter(({ categories }) => categories.includes(category)).map(({ id }) => id))
  return uses.filter(({ id }) => own.has(id))
}

function maximumOf({ maximum, byPart }: Quota, { district }: Pick<Batch, 'district'>): number {
  return byPart.find(({ part }) => part === district)?.maximum ?? maximum
}

/** An application of several modes counts where one of them does. */
function counts({ categories, modes }: Quota, application: Counted, scheme: Scheme): boolean {
  if (!categories.includes(application.category)) return false
  if (!modes) return true
  const { modes: known } = categoryOf(scheme, application.category)
  return known.some((mode) => modes.includes(mode.id) && application.modes.includes(mode.title))
}
