import type { Place } from './meeting.ts'

/** What keeps a member's sheet from counting. */
export type BallotFault =
  | { readonly kind: 'missing'; readonly applications: readonly string[] }
  | { readonly kind: 'double'; readonly place: number; readonly applications: readonly string[] }
  | { readonly kind: 'beyond'; readonly place: number; readonly application: string; readonly last: number }

/**
 * Whether a sheet gives each candidate a place and each place once. A candidate that is one no more, after the member
 * had ranked it, keeps its place on the sheet.
 */
export function faultsOf(places: readonly Place[], candidates: readonly string[]): BallotFault[] {
  const ranked = new Set(places.map(({ application }) => application))
  const missing = candidates.filter((id) => !ranked.has(id))
  const last = new Set([...candidates, ...ranked]).size
  const byPlace = Map.groupBy(places, ({ place }) => place)
  return [
    ...(missing.length > 0 ? [{ kind: 'missing', applications: missing } as const] : []),
    ...[...byPlace].flatMap(([place, same]) =>
      same.length > 1
        ? [{ kind: 'double', place, applications: same.map(({ application }) => application) } as const]
        : [],
    ),
    ...places.flatMap(({ application, place }) =>
      place > last ? [{ kind: 'beyond', place, application, last } as const] : [],
    ),
  ]
}

/** The candidates in a sheet's order: those who are none any more make room. */
export function orderOf(places: readonly Place[], candidates: readonly string[]): string[] {
  return places
    .filter(({ application }) => candidates.includes(application))
    .sort((a, b) => a.place - b.place)
    .map(({ application }) => application)
}

/** As an officer reads it. */
export function faultText(fault: BallotFault, nameOf: (application: string) => string): string {
  if (fault.kind === 'missing') return `还缺 ${fault.applications.map(nameOf).join('、')}`
  if (fault.kind === 'double') return `第 ${fault.place} 位重复：${fault.applications.map(nameOf).join('、')}`
  return `${nameOf(fault.application)}排了第 ${fault.place} 位，最多第 ${fault.last} 位`
}
