import { writeBatch } from '../../../db/batch.ts'
import { batchFieldTitles } from '../../../src-domain/events/kinds/batch-changed.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { fieldsOfBatch, withFields } from '../batch/batch-fields.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import type { ChangingDesk } from '../desk.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/** A particular of the batch says what it did. */
export function batchBack(tx: ChangingDesk, { field, from, to }: WholeOf<'batch-changed'>): Problem | undefined {
  const batch = batchParticulars(tx)
  const now = fieldsOfBatch(batch)
  if (now[field] !== to) return overtakenOf(batchFieldTitles[field])
  const { [field]: _, ...others } = now
  writeBatch(tx.store, withFields(batch, from === undefined ? others : { ...others, [field]: from }))
  tx.record({ kind: 'batch-changed', field, ...(to && { from: to }), ...(from && { to: from }) })
  return undefined
}
