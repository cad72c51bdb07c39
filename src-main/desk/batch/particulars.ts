import { appendAudit } from '../../../db/audit.ts'
import { type BatchRecord, type Liaison, readBatch, writeBatch } from '../../../db/batch.ts'
import { transaction } from '../../../db/store.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Desk, now } from '../desk.ts'

/** What of a batch may change after it has been set up; an empty text clears what may be empty. */
export type BatchChange = Partial<Pick<BatchRecord, 'recommender' | 'preparer' | 'phone' | 'email'>> & {
  readonly liaison?: Liaison
}

/** The batch with the liaison contact (notice 三、6). */
export function batchParticulars(desk: Desk): BatchRecord {
  const batch = readBatch(desk.store)
  if (!batch) throw new Error('an open desk has no batch')
  return batch
}

export function updateBatch(desk: Desk, change: BatchChange, by: string): Result<BatchRecord> {
  const before = batchParticulars(desk)
  const after = withoutEmpty({ ...before, ...change, liaison: withoutEmpty({ ...before.liaison, ...change.liaison }) })
  const missing = (['recommender', 'preparer', 'phone'] as const).filter((key) => !after[key])
  if (missing.length > 0) {
    const names = missing.map((key) => ({ recommender: '推荐单位', preparer: '填报人', phone: '联系电话' })[key])
    return failed({ code: 'batch-incomplete', message: `${names.join('、')}不能为空，没有改动。请填写后再保存。` })
  }
  return transaction(desk.store, (writing) => {
    writeBatch(writing, after)
    for (const [key, from, to] of differences(before, after)) {
      appendAudit(writing, { at: now(), by, action: '修改批次', key, ...(from && { from }), ...(to && { to }) })
    }
    return ok(after)
  })
}

function differences(before: BatchRecord, after: BatchRecord): [key: string, from?: string, to?: string][] {
  const flat = ({ recommender, preparer, phone, email, liaison }: BatchRecord): Record<string, string | undefined> => ({
    ...{ recommender, preparer, phone, email },
    ...Object.fromEntries(Object.entries(liaison).map(([key, value]) => [`liaison.${key}`, value])),
  })
  const [old, fresh] = [flat(before), flat(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((key) => old[key] !== fresh[key])
    .map((key) => [key, old[key], fresh[key]])
}

/** Texts trimmed, empty ones gone. */
function withoutEmpty<T extends object>(given: T): T {
  const entries = Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as T
}
