import { eventHead, hasPassed } from '../../../db/events.ts'
import { dueCopy } from '../../../src-domain/backups/due.ts'
import { ok } from '../../../src-domain/result.ts'
import { newestCopy } from '../../backups/copies.ts'
import type { Place } from '../../backups/place.ts'
import type { Desk } from '../desk.ts'
import { bringTo, type CopyOptions, copyHere, inTurn, placeHere } from './make-copy.ts'
import { isRested, noteAway } from './outcomes.ts'
import { noteOfPlace, reachedPlace, readSecondPlace, type SecondPlace } from './second-place.ts'

/**
 * Makes what is due, here and in the second place; nothing where nothing has happened since. A place that refused the
 * last copy is asked less and less often.
 */
export function copyWhatIsDue(desk: Desk, options: CopyOptions = {}): Promise<void> {
  const { store } = desk
  return inTurn(store, async () => {
    const now = options.now ?? new Date()
    const due = await dueIn(desk, placeHere(store.folder), now)
    if (due && !(isRested(store, 'here', now) && (await copyHere(desk, due, options)).ok)) return
    const settings = await readSecondPlace(store.folder)
    const place = settings.ok && settings.value ? await reachedPlace(settings.value) : undefined
    if (!settings.ok || !settings.value || !place) return noteAway(store)
    await noteSeen(store.folder, settings.value, place.root, now)
    const dueThere = isRested(store, 'second', now) ? await dueIn(desk, place, now) : undefined
    if (!dueThere) return
    const here = await newestCopy(placeHere(store.folder), now)
    const isCurrent = here?.manifest.head.hash === eventHead(store).hash
    const made = isCurrent ? ok(here) : await copyHere(desk, dueThere, options)
    if (made.ok) await bringTo(desk, made.value, options)
  })
}

async function dueIn({ store }: Desk, place: Place, now: Date) {
  const newest = await newestCopy(place, now, place.beside ? undefined : ({ head }) => hasPassed(store, head))
  return dueCopy(newest && { at: newest.at, head: newest.manifest.head }, eventHead(store), now)
}

/** An hour is exact enough for a place that is asked for after a day, and spares the disk. */
const seenEvery = 3_600_000

async function noteSeen(folder: string, settings: SecondPlace, path: string, now: Date): Promise<void> {
  const known = settings.path === path && now.getTime() - Date.parse(settings.seenAt) < seenEvery
  if (!known) await noteOfPlace(folder, settings.placeId, { path, seenAt: now.toISOString() })
}
