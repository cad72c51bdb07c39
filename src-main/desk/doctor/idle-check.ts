import { filesNamedSince, namedFiles } from '../../../db/named-files.ts'
import type { Store } from '../../../db/store.ts'
import { sweepFiles } from '../../files/sweep-files.ts'
import { type Desk, noteBugWhileOpen } from '../desk.ts'
import { type CheckUp, checkUp } from './check-up.ts'

/** The last check-up of an open desk, none before the first. */
export function lastCheckUp(desk: Desk): CheckUp | undefined {
  return known.get(desk.store)?.last
}

/** Keeps a check-up somebody asked for, in the place of the one that would have come by itself. */
export function keepCheckUp(desk: Desk, last: CheckUp): void {
  known.set(desk.store, { last, at: Date.now() })
}

/**
 * Begins a check-up where one is due: a minute after the desk was first asked about, and then each day. It rests between
 * two slices, so that nobody waits for it.
 */
export function checkWhenIdle(desk: Desk, now = Date.now()): void {
  const state = known.get(desk.store) ?? { at: now + soon - daily }
  known.set(desk.store, state)
  if (now - state.at < daily) return
  known.set(desk.store, { ...state, at: now })
  void atRest(desk).catch(noteBugWhileOpen(desk))
}

async function atRest(desk: Desk): Promise<void> {
  const checked = await checkUp(desk)
  if (checked.ok) keepCheckUp(desk, checked.value)
  // Where the database is not whole, what it does not name may still be somebody's.
  if (checked.ok && checked.value.sound) await sweepUnnamed(desk)
}

/** Removes the stored files nobody names any more. */
export async function sweepUnnamed({ store }: Desk, now = new Date()): Promise<number> {
  const namedSince = filesNamedSince(store)
  if (namedSince === undefined) return 0
  const named = new Set(namedFiles(store).map(({ sha256 }) => sha256))
  return sweepFiles(store.folder, named, { namedSince, now })
}

const soon = 60_000
const daily = 24 * 3_600_000

const known = new WeakMap<Store, { readonly last?: CheckUp; readonly at: number }>()
