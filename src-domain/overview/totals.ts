import type { Status } from '../checks/status.ts'
import { type Counted, type QuotaUse, quotaUses } from '../ranking/quotas.ts'
import { byUrgency, type Due, type DueState, dueState } from '../rounds/due.ts'
import type { CategoryId, Scheme } from '../schemes/scheme.ts'

/** Of an application what is counted. */
type Row = Counted & {
  readonly name: string
  readonly status: Status
  readonly passedOver?: unknown
  readonly round?: Due
  readonly returned?: number
  readonly unsure: number
  readonly looks: number
  readonly outcomes: { readonly fail: number; readonly manual: number }
}

/** Of the batch what quotas go by. */
type QuotaBatch = Parameters<typeof quotaUses>[1]

/** Applications of which the same is to be said: how many, of which categories, and the one to begin with. */
export type Some = {
  readonly count: number
  /** Of what they are counted for, in all of them. */
  readonly sum: number
  readonly categories: readonly { readonly category: CategoryId; readonly count: number }[]
  readonly first: Pick<Row, 'id' | 'name' | 'category' | 'round'>
}

export type StatusCount = { readonly category: CategoryId; readonly status: Status; readonly count: number }

/** What is counted over all applications that count, on a day. */
export type Totals = {
  readonly count: number
  readonly statuses: readonly StatusCount[]
  /** Modes that are named, in the order one meets them, without the declined. */
  readonly modes: readonly { readonly title: string; readonly count: number }[]
  readonly quotas: readonly QuotaUse[]
  /** Whose reading is not confirmed yet, and in how many places. */
  readonly unsure?: Some
  /** Corrected forms that wait to be gone through. */
  readonly returned?: Some
  /** Who still owes something, the most urgent first: past its day, and before it. */
  readonly overdue?: Some
  readonly waiting?: Some
  readonly failing?: Some
  /** What somebody has to look at. */
  readonly looks?: Some
  readonly manual?: Some
  /** Eligible, and not passed over for a reason. */
  readonly eligible?: Some
  /** Categories of which nobody is recommended yet. */
  readonly unranked: readonly CategoryId[]
}

/** `today`: ISO 8601 day. */
export function totalsOf(
  rows: readonly Row[],
  { scheme, batch, today }: { readonly scheme: Scheme; readonly batch: QuotaBatch; readonly today: string },
): Totals {
  const live = rows.filter(({ status }) => status !== 'declined')
  const going = rows
    .filter((row): row is Row & { readonly round: Due } => row.round !== undefined)
    .sort((a, b) => byUrgency(a.round, b.round))
  const owing = (...states: DueState[]) => going.filter(({ round }) => states.includes(dueState(round, today)))
  const ranked = new Set(live.flatMap(({ category, rank }) => (rank === undefined ? [] : category)))
  return {
    count: rows.length,
    statuses: statusCounts(rows),
    modes: [...tally(live.flatMap(({ modes }) => [...new Set(modes)]))].map(([title, count]) => ({ title, count })),
    quotas: quotaUses(scheme, batch, rows),
    unranked: scheme.categories.flatMap(({ id }) =>
      !ranked.has(id) && live.some(({ category }) => category === id) ? id : [],
    ),
    ...some('unsure', live, ({ unsure }) => unsure),
    ...some('returned', rows, ({ returned = 0 }) => returned),
    ...some('overdue', owing('overdue')),
    ...some('waiting', owing('waiting', 'due')),
    ...some('failing', live, ({ outcomes }) => outcomes.fail),
    ...some('looks', live, ({ looks }) => looks),
    ...some('manual', live, ({ outcomes }) => outcomes.manual),
    ...some(
      'eligible',
      rows.filter(({ status, passedOver }) => status === 'eligible' && !passedOver),
    ),
  }
}

/** How many of each category stand where. */
export function statusCounts(rows: readonly Pick<Row, 'category' | 'status'>[]): StatusCount[] {
  return [...Map.groupBy(rows, ({ category }) => category)].flatMap(([category, own]) =>
    [...tally(own.map(({ status }) => status))].map(([status, count]) => ({ category, status, count })),
  )
}

/** Those that have any of it. */
function some<Name extends keyof Totals>(
  name: Name,
  rows: readonly Row[],
  of: (row: Row) => number = () => 1,
): { readonly [name in Name]?: Some } {
  const those = rows.filter((row) => of(row) > 0)
  const [first] = those
  if (!first) return {}
  const { id, category, round } = first
  const counted: Some = {
    count: those.length,
    sum: those.reduce((sum, row) => sum + of(row), 0),
    categories: [...tally(those.map(({ category }) => category))].map(([category, count]) => ({ category, count })),
    first: { id, name: first.name, category, ...(round && { round }) },
  }
  return { [name]: counted } as { readonly [name in Name]?: Some }
}

function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
