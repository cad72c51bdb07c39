import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { insertDelivery, listDeliveries, setDeliveryWithdrawn } from '../../../db/deliveries.ts'
import { newUid } from '../../../db/uid.ts'
import type { Delivery } from '../../../src-domain/delivery/delivery.ts'
import type { EditionFile } from '../../../src-domain/edition/edition.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import { ifReadable } from '../../bugs.ts'
import { putFile } from '../../files/file-store.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { toldEdition } from '../editions/told-edition.ts'
import type { HandedIn } from '../uploads/handed-in.ts'
import { type HandedOver, withHandedOver } from '../uploads/handed-over.ts'
import { deliveryState } from './delivery-state.ts'
import { forgetPassword } from './mail-password.ts'
import { packageToDeliver } from './package-to-deliver.ts'

export type DeliveryAsked = Pick<Delivery, 'way' | 'on' | 'handedBy' | 'receivedBy'> & {
  /** Ids of what went; without any, all that is still owed. */
  readonly items?: readonly string[] | undefined
}

/** 登记送达 with a receipt that was handed over, and lets go of what was uploaded. */
export function recordHandedOver(
  desk: Desk,
  { from, ...asked }: DeliveryAsked & { readonly from: HandedOver },
  actor: Actor,
): Promise<Result<Delivery & Kept>> {
  return withHandedOver(desk, from, (receipt) => recordDelivery(desk, { ...asked, receipt }, actor))
}

/**
 * 登记送达: what of the current edition went to whom, with the receipt as it was scanned. Problems: those of
 * `packageToDeliver`, `receipt-none`, `receipt-not-readable`, `delivery-incomplete`, `delivery-of-nothing`, what the store refuses.
 */
export async function recordDelivery(
  desk: Desk,
  { receipt, items, ...asked }: DeliveryAsked & { readonly receipt: readonly HandedIn[] },
  actor: Actor,
): Promise<Result<Delivery & Kept>> {
  const [handedBy, receivedBy] = [asked.handedBy.trim(), asked.receivedBy.trim()]
  if (handedBy === '' || receivedBy === '' || asked.on > shanghaiDay(new Date())) {
    return failed(problem('delivery-incomplete'))
  }
  if (receipt.length === 0) return failed(problem('receipt-none'))
  for (const { file, path } of receipt) {
    if (!(await isSeen(path))) return failed(problem('receipt-not-readable', { file: basename(file) }))
  }
  const early = packageToDeliver(desk)
  if (!early.ok) return early
  const kept: EditionFile[] = []
  for (const { file, path } of receipt) {
    const stored = await putFile(desk.store.folder, path, file)
    if (!stored.ok) return stored
    kept.push({ file: basename(file), ...stored.value })
  }
  const recorded = change(desk, actor, (tx): Result<Delivery & { readonly whole: boolean }> => {
    const now = packageToDeliver(tx)
    if (!now.ok) return now
    const owed = deliveryState(tx).items.filter(({ delivered }) => !delivered)
    const gone = items ? owed.filter(({ id }) => items.includes(id)) : owed
    if (gone.length === 0) return failed(problem('delivery-of-nothing'))
    const delivery: Delivery = {
      ...{ uid: newUid(), edition: now.value.edition.number, way: asked.way, on: asked.on, handedBy, receivedBy },
      ...{ items: gone.map(({ delivered: _, ...item }) => item), receipt: kept, by: actor.name, at: tx.at },
    }
    insertDelivery(tx.store, delivery)
    const { edition, way, on } = delivery
    const told = { ...toldEdition(tx, edition), way, on, handedBy, receivedBy, count: gone.length }
    tx.record({ kind: 'delivery-recorded', ...told, delivery })
    return ok({ ...delivery, whole: gone.length === owed.length })
  })
  if (!recorded.ok) return recorded
  const { whole, ...delivery } = recorded.value
  if (whole) await forgetPassword(desk.store.folder)
  return ok(delivery)
}

/** 撤销送达 with a reason; the receipt stays kept. Problems: `delivery-without-reason`, `delivery-unknown`. */
export function withdrawDelivery(
  desk: Desk,
  { uid, reason }: { readonly uid: string; readonly reason: string },
  actor: Actor,
): Result<Kept> {
  if (reason.trim() === '') return failed(problem('delivery-without-reason'))
  return change(desk, actor, (tx) => {
    const delivery = listDeliveries(tx.store).find((d) => d.uid === uid && !d.withdrawn)
    if (!delivery) return failed(problem('delivery-unknown'))
    const withdrawn = { reason: reason.trim(), by: tx.actor.name, at: tx.at }
    setDeliveryWithdrawn(tx.store, uid, withdrawn)
    tx.record({
      kind: 'delivery-withdrawn',
      ...toldEdition(tx, delivery.edition),
      reason: withdrawn.reason,
      uid,
      withdrawn,
    })
    return ok({})
  })
}

/** A PDF or a picture, by what it holds: scanners and telephones name files as they like. */
async function isSeen(path: string): Promise<boolean> {
  const { pictureKind } = await import('../../documents/reading/picture-file.ts')
  const head = await ifReadable(headOf(path))
  return head !== undefined && (head.includes('%PDF-') || pictureKind(head) !== undefined)
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
