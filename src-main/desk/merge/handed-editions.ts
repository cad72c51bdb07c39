import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder, partial } from '../../../db/data-folder.ts'
import { insertDelivery, listDeliveries, setDeliveryWithdrawn } from '../../../db/deliveries.ts'
import { everyEdition, joinEdition, type KeptEdition, readEdition, setJoinedStands } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { firstNotice, type KeptNotice, keepNotice, readNotice } from '../../../db/notices.ts'
import { insertScan, listScans, type StoredScan } from '../../../db/scans.ts'
import type { Delivery } from '../../../src-domain/delivery/delivery.ts'
import { type Edition, paperNumber } from '../../../src-domain/edition/edition.ts'
import { given } from '../../../src-domain/given.ts'
import type { PlannedEdition } from '../../../src-domain/merge/merge-plan.ts'
import { filesBeside } from '../../../src-domain/notices/manifest.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { OpenHandOver } from '../../hand-over/read-hand-over.ts'
import { type ChangingDesk, closeDesk, type Desk, type ReadableDesk } from '../desk.ts'
import { contentHash } from '../editions/current-edition.ts'
import { toldEdition } from '../editions/told-edition.ts'
import { openHandedDesk } from './desk-copy.ts'

/*
 * 定稿 of two desks: what was frozen, stamped and delivered has happened, so they are united by their content. None of
 * either takes the place of another, and an edition keeps the number that is printed on it.
 */

/** An edition of the desk that was handed over, and what was brought back and delivered of it. */
export type HandedEdition = {
  readonly edition: Edition
  /** The package it was frozen by. */
  readonly notice: KeptNotice
  /** Who froze it. */
  readonly from: string
  readonly scans: readonly StoredScan[]
  readonly deliveries: readonly Delivery[]
}

/** Beside this desk's own: `number` and `stands` where it is known here, scans and deliveries that are not. */
export type ComparedEdition = Pick<HandedEdition, 'scans' | 'deliveries'> & {
  readonly handed: HandedEdition
  readonly known?: { readonly number: number; readonly stands: boolean }
}

/** The editions a hand-over brings, read from the desk in it. Problems: those of `openHandedDesk`. */
export async function handedEditions(
  { store }: ReadableDesk,
  handOver: OpenHandOver,
  file: string,
): Promise<Result<readonly HandedEdition[]>> {
  if (!handOver.manifest.desk || handOver.manifest.desk.editions === 0) return ok([])
  const folder = join(dataFolder(store.folder).incoming, `new-desk-${randomUUID()}${partial}`)
  try {
    await mkdir(folder, { mode: 0o700 })
    const opened = await openHandedDesk(handOver, folder, file)
    if (!opened.ok) return opened
    try {
      return ok(editionsOf(opened.value))
    } finally {
      closeDesk(opened.value)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Those whose content is what was frozen, by a package that is kept. */
function editionsOf({ store }: Desk): HandedEdition[] {
  const scans = listScans(store)
  const deliveries = listDeliveries(store).filter(({ withdrawn }) => !withdrawn)
  const frozen = listEventsOf(store, ['edition-frozen'], Number.MAX_SAFE_INTEGER)
  const first = firstNotice(store)
  return [...byContent(everyEdition(store).filter(({ stands }) => stands)).values()].flatMap((same) => {
    const read = same.map(({ number }) => readEdition(store, number)).findLast(({ ok }) => ok)
    const notice = read?.ok ? readNotice(store, read.value.content.notice ?? first ?? '') : undefined
    if (!read?.ok || !notice) return []
    const { number } = read.value
    const from = same.find((one) => one.number === number)?.from
    const by = frozen.find(({ event }) => event.kind === 'edition-frozen' && event.number === number)?.by
    const isOfThese = (edition: number) => same.some((one) => one.number === edition)
    return [
      {
        ...{ edition: read.value, notice, from: from ?? by ?? '' },
        scans: scans.filter(({ edition }) => isOfThese(edition)),
        deliveries: deliveries.filter(({ edition }) => isOfThese(edition)),
      },
    ]
  })
}

/** Old folders may hold one content under several numbers: it is one edition all the same, the newest of them. */
function byContent(editions: readonly KeptEdition[]): Map<string, KeptEdition[]> {
  return Map.groupBy(editions, ({ hash }) => hash)
}

/** What of them is new here; an edition without a package of its own counts only where both begin with the same. */
export function compareEditions({ store }: ReadableDesk, handed: readonly HandedEdition[]): ComparedEdition[] {
  const own = byContent(everyEdition(store))
  const scans = listScans(store)
  const deliveries = new Map(listDeliveries(store).map((delivery) => [delivery.uid, delivery]))
  const undone = mergesUndoneAt(store)
  return handed.flatMap((one) => {
    const same = own.get(one.edition.hash) ?? []
    const known = same.findLast(({ stands }) => stands) ?? same.at(-1)
    if (one.edition.content.notice === undefined && one.notice.hash !== firstNotice(store)) return []
    const has = (scan: StoredScan) =>
      scans.some((mine) => same.some(({ number }) => number === mine.edition) && namesOf(mine) === namesOf(scan))
    const compared = {
      handed: one,
      scans: one.scans.filter((scan) => !has(scan)),
      // What an officer has withdrawn here stays so; what went with a merge that was taken back comes back with it.
      deliveries: one.deliveries.filter(({ uid }) => {
        const mine = deliveries.get(uid)
        return mine === undefined || (mine.withdrawn !== undefined && undone.has(mine.withdrawn.at))
      }),
      ...given({ known: known && { number: known.number, stands: known.stands } }),
    }
    const isNew = !known?.stands || compared.scans.length + compared.deliveries.length > 0
    return isNew ? [compared] : []
  })
}

/** When merges were taken back: all that went with one was withdrawn in that very change. */
function mergesUndoneAt(store: ReadableDesk['store']): ReadonlySet<string> {
  const made = listEventsOf(store, ['merge-made'], Number.MAX_SAFE_INTEGER)
  return new Set(made.flatMap(({ event, at }) => (event.kind === 'merge-made' && !event.stands ? at : [])))
}

function namesOf({ files, at }: StoredScan): string {
  return [at, ...files.map(({ sha256 }) => sha256)].join(' ')
}

/** What of it an officer has seen and decided on. */
export function seenOf({ handed, scans, deliveries, known }: ComparedEdition) {
  return [handed.edition.hash, known ?? null, scans.map(namesOf), deliveries.map(({ uid }) => uid)]
}

export function plannedEdition(compared: ComparedEdition): PlannedEdition {
  const { handed, deliveries, known } = compared
  const { number, printed, hash, frozenAt } = handed.edition
  return {
    ...{ number: paperNumber({ number, ...given({ printed }) }), hash, frozenAt, from: handed.from },
    ...{ fresh: !known?.stands, scans: scansWith(compared), deliveries: deliveries.length },
  }
}

/** With an edition that comes back, so do its scans, which were never lost. */
function scansWith({ handed, scans, known }: ComparedEdition): number {
  return known?.stands === false ? handed.scans.length : scans.length
}

/** The files an edition needs here, wherever it or what belongs to it names them. */
export function contentOfEdition({ handed, scans, deliveries }: ComparedEdition): unknown {
  return [handed.edition.content, filesBeside(handed.notice.manifest), scans, deliveries]
}

/** Keeps what is new of an edition, under the next number here; on paper it keeps the one it has. */
export function bringEdition(tx: ChangingDesk, compared: ComparedEdition): void {
  const { handed, scans, deliveries, known } = compared
  const { edition, notice, from } = handed
  if (contentHash(edition.content) !== edition.hash) throw new Error('an edition is not what was frozen')
  keepNotice(tx.store, notice)
  const printed = paperNumber(edition)
  const number = known?.number ?? joinEdition(tx.store, edition, { printed, from })
  for (const scan of scans) insertScan(tx.store, { ...scanOnly(scan), edition: number })
  if (known?.stands === false) setJoinedStands(tx.store, number, true)
  if (!known?.stands || scans.length > 0) {
    const told = { number, printed, hash: edition.hash, from, scans: scansWith(compared), fresh: !known?.stands }
    tx.record({ kind: 'edition-joined', ...told, stands: true })
  }
  const here = new Map(listDeliveries(tx.store).map((one) => [one.uid, one]))
  for (const delivery of deliveries) {
    const withdrawn = here.get(delivery.uid)?.withdrawn
    if (withdrawn) {
      setDeliveryWithdrawn(tx.store, delivery.uid, undefined)
      tx.record({ kind: 'delivery-restored', ...toldEdition(tx, number), uid: delivery.uid, withdrawn })
    } else {
      const kept = { ...delivery, edition: number }
      insertDelivery(tx.store, kept)
      const { way, on, handedBy, receivedBy, items } = kept
      const told = { ...toldEdition(tx, number), way, on, handedBy, receivedBy, count: Math.max(1, items.length) }
      tx.record({ kind: 'delivery-recorded', ...told, delivery: kept })
    }
  }
}

function scanOnly({ id: _, ...scan }: StoredScan) {
  return scan
}
