import { type BatchRecord, type Liaison, readBatch, writeBatch } from '../../../db/batch.ts'
import { BatchField, batchFieldTitles } from '../../../src-domain/events/kinds/batch-changed.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { movedSince } from '../seen.ts'
import { type BatchFields, fieldsOfBatch, withFields } from './batch-fields.ts'

/** What of a batch may change after it has been set up; an empty text clears what may be empty. */
export type BatchChange = Partial<
  Pick<BatchRecord, 'recommender' | 'preparer' | 'phone' | 'email' | 'assembly' | 'materialsOn'>
> & {
  readonly liaison?: Liaison
  /** Of the fields that change, what was seen in them (seen.ts). */
  readonly seen?: BatchFields | undefined
}

/** The batch with the liaison contact (notice 三、6). */
export function batchParticulars(desk: ReadableDesk): BatchRecord {
  const batch = readBatch(desk.store)
  if (!batch) throw new Error('an open desk has no batch')
  return batch
}

/** Changes the batch's particulars and the liaison contact; what is left out stays. Problems: `batch-incomplete`, `changed-meanwhile`. */
export function updateBatch(
  desk: Desk,
  { liaison, seen, ...given }: BatchChange,
  actor: Actor,
): Result<{ readonly batch: BatchRecord } & Kept> {
  return change(desk, actor, (tx) => {
    const before = batchParticulars(tx)
    const old = fieldsOfBatch(before)
    const fresh = fieldsOfBatch({ ...before, ...given, liaison: { ...before.liaison, ...liaison } })
    const missing = (['recommender', 'preparer', 'phone'] as const).filter((key) => !fresh[key])
    if (missing.length > 0) {
      const names = missing.map((key) => ({ recommender: '推荐单位', preparer: '填报人', phone: '联系电话' })[key])
      return failed(problem('batch-incomplete', { names }))
    }
    for (const [field, saw] of Object.entries(seen ?? {}) as [keyof BatchFields, string][]) {
      const looked = { label: batchFieldTitles[field], seen: saw, now: old[field] ?? '', wanted: fresh[field] ?? '' }
      const moved = movedSince(tx, {}, looked)
      if (moved) return failed(moved)
    }
    const batch = withFields(before, fresh)
    writeBatch(tx.store, batch)
    for (const field of BatchField.options) {
      const [from, to] = [old[field], fresh[field]]
      if (from !== to) tx.record({ kind: 'batch-changed', field, ...(from && { from }), ...(to && { to }) })
    }
    return ok({ batch })
  })
}
