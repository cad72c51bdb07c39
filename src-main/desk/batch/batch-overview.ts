import { countApplications } from '../../../db/applications.ts'
import type { Head } from '../../../db/chain.ts'
import { eventHead, eventsAfter, lastChange, lastChanges } from '../../../db/events.ts'
import { keepOverviews, keptOverviews } from '../../../db/overviews.ts'
import { readRanking } from '../../../db/rankings.ts'
import { type Store, transaction } from '../../../db/store.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import type { DeskEvent } from '../../../src-domain/events/event.ts'
import { ok } from '../../../src-domain/result.ts'
import { type ApplicationRow, toRow } from '../applications/row.ts'
import { batchOf, type Desk } from '../desk.ts'
import type { CheckedApplication } from '../findings/check-application.ts'
import { checkEvery, checkerOf } from '../findings/check-batch.ts'
import { rulesPrint } from './rules-print.ts'

/** What lists and the matrix show of an application. */
export type Overview = {
  readonly row: ApplicationRow
  /** One for each check of its category, in their order. */
  readonly outcomes: readonly Outcome[]
  /** Places in `outcomes`, from 0, that an officer has ruled on. */
  readonly ruled: readonly number[]
  /** What is said where an officer has to decide, by the place in `outcomes`. */
  readonly asked: readonly { readonly place: number; readonly message: string }[]
}

/** The whole batch as it was when the record ended at `head`. */
type AsAt = { readonly head: Head; readonly overviews: ReadonlyMap<string, Overview> }

/** What is known of it now, and what of that lies in the database. */
type Known = AsAt & { readonly kept?: AsAt | undefined }

const known = new WeakMap<Store, Known>()

/** All that counts, in the order the applications came in. */
export function batchOverview(desk: Desk): Overview[] {
  return everyOverview(desk).filter(({ row }) => row.status !== 'withdrawn')
}

/**
 * The whole batch with what was withdrawn, in the order the applications came in. Checking ten thousand applications takes seconds, so what was
 * computed before, in this session or one before it, is brought up to date by what the record says has changed since:
 * every change is recorded there in its own transaction, and after anything that cannot be followed all is computed anew.
 */
export function everyOverview(desk: Desk): Overview[] {
  const head = eventHead(desk.store)
  const before = known.get(desk.store) ?? keptBefore(desk)
  const followed = before && (before.head.hash === head.hash ? before.overviews : broughtUpToDate(desk, before))
  // One that the record does not know of would be missing.
  const whole = followed?.size === countApplications(desk.store) ? followed : undefined
  const now = { head, overviews: whole ?? overviewOfAll(desk), kept: whole && before?.kept }
  known.set(desk.store, keptNow(desk, now))
  return [...now.overviews.values()]
}

/** Fewer are checked in less time than it takes an officer to see. */
const fewestKept = 200
/** What happened since they were kept is followed at the next opening: so much of it takes no time either. */
const mostToFollow = 50

/** What was kept the last time; undefined where it is of other rules, or not as it was written. */
function keptBefore(desk: Desk): Known | undefined {
  if (countApplications(desk.store) < fewestKept) return undefined
  const kept = keptOverviews(desk.store, rulesOf(desk), readerOfOverviews())
  return kept && { ...kept, kept }
}

/** Reads one overview after the other; what is said of many in the same words they share. */
function readerOfOverviews(): (text: string) => Overview {
  const said = new Map<string, Overview['asked'][number]>()
  const shared = (one: Overview['asked'][number]) => {
    const key = `${one.place} ${one.message}`
    const known = said.get(key) ?? one
    if (known === one) said.set(key, one)
    return known
  }
  return (text) => {
    const overview = JSON.parse(text) as Overview
    return { ...overview, asked: overview.asked.map(shared) }
  }
}

/** Keeps what is not kept yet, once it is worth it. A disk that takes nothing more costs the next opening its time. */
function keptNow(desk: Desk, now: Known): Known {
  const { head, overviews, kept } = now
  if (overviews.size < fewestKept || (kept && head.seq - kept.head.seq < mostToFollow)) return now
  const fresh = [...overviews].filter(([id, overview]) => kept?.overviews.get(id) !== overview)
  const written = transaction(desk.store, (writing) => {
    const texts = fresh.map(([id, overview]) => [id, JSON.stringify(overview)] as const)
    keepOverviews(writing, { rules: rulesOf(desk), head, instead: !kept }, texts)
    return ok(undefined)
  })
  return written.ok ? { head, overviews, kept: { head, overviews } } : now
}

/** The program's rules and the notice's. */
function rulesOf(desk: Desk): string {
  return `${rulesPrint()} ${batchOf(desk).notice ?? ''}`
}

function overviewOfAll(desk: Desk): Map<string, Overview> {
  const changed = lastChanges(desk.store)
  return new Map(checkEvery(desk).map((c) => [c.application.id, toOverview(desk, c, changed.get(c.application.id))]))
}

/** Undefined when something has happened that may concern every application. */
function broughtUpToDate(desk: Desk, { head, overviews }: Known): Map<string, Overview> | undefined {
  const events = eventsAfter(desk.store, head)
  if (!events?.every(({ applicationId, event }) => applicationId !== undefined || ofNone.has(event.kind)))
    return undefined
  const ranks = ranksOf(desk)
  // A merge moves an order as a whole and names none of those it recommends or no longer does.
  const moved = [...overviews].flatMap(([id, { row }]) => ((row.rank !== undefined) !== ranks.has(id) ? id : []))
  const touched = new Set([...events.flatMap((event) => event.applicationId ?? []), ...moved])
  const fresh = new Map(overviews)
  const check = checkerOf(desk, [...touched])
  for (const id of touched) fresh.set(id, overviewOf(desk, id, check))
  // Whose applicant it was before, and whose it is now, have another duplicate than they had.
  const others = [...touched].flatMap((id) => [
    ...(overviews.get(id)?.row.duplicates ?? []),
    ...(fresh.get(id)?.row.duplicates ?? []),
  ])
  for (const id of new Set(others)) if (!touched.has(id)) fresh.set(id, overviewOf(desk, id, check))
  // One recommended or withdrawn moves all behind it.
  for (const [id, rank] of ranks) {
    const overview = fresh.get(id)
    if (overview && overview.row.rank !== rank) fresh.set(id, { ...overview, row: { ...overview.row, rank } })
  }
  return fresh
}

function ranksOf({ store, scheme }: Desk): ReadonlyMap<string, number> {
  return new Map(
    scheme.categories.flatMap(({ id }) =>
      readRanking(store, id).map((application, i) => [application, i + 1] as const),
    ),
  )
}

/**
 * Changes of no application: of an order, whose ranks are read anew in any case, of what has been made from it, or of the
 * machine.
 */
const ofNone: ReadonlySet<DeskEvent['kind']> = new Set<DeskEvent['kind']>([
  ...(['ranking-changed', 'edition-frozen', 'edition-joined', 'edition-resumed', 'product-made'] as const),
  ...(['scan-accepted', 'seal-confirmed'] as const),
  ...(['meeting-changed', 'ballot-changed'] as const),
  ...(['clock-confirmed', 'desk-moved', 'file-repaired', 'head-unreadable'] as const),
  ...(['application-merged', 'merge-made', 'handed-over'] as const),
  ...(['officer-added', 'officer-changed', 'password-set', 'signed-off'] as const),
])

function overviewOf(desk: Desk, id: string, check: ReturnType<typeof checkerOf>): Overview {
  const checked = check(id)
  if (!checked.ok) throw new Error(`the record names ${id}, which is not there`)
  return toOverview(desk, checked.value, lastChange(desk.store, id))
}

function toOverview(desk: Desk, checked: CheckedApplication, changedAt: string | undefined): Overview {
  return {
    row: toRow(desk.scheme, checked, changedAt),
    outcomes: checked.findings.map((f) => f.outcome),
    ruled: checked.findings.flatMap((f, i) => (f.ruling ? i : [])),
    asked: checked.findings.flatMap((f, place) => (f.outcome === 'manual' ? { place, message: f.message } : [])),
  }
}
