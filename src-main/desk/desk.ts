import { listApplications, readApplication } from '../../db/applications.ts'
import { appendAudit } from '../../db/audit.ts'
import { readBatch, writeBatch } from '../../db/batch.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { type Store, transaction } from '../../db/store.ts'
import { newUid } from '../../db/uid.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import type { Batch } from '../../src-domain/batch/batch.ts'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { findScheme } from './schemes.ts'

/** An open data folder with its scheme: what every use-case works on. */
export type Desk = { readonly store: Store; readonly scheme: FullScheme }

export type NewBatch = Omit<Batch, 'scheme'> & { readonly scheme: string }

/** Sets a new batch up in an empty or missing folder. */
export function createDesk(folder: string, batch: NewBatch): Result<Desk> {
  const scheme = findScheme(batch.scheme)
  if (!scheme.ok) return scheme
  const district = scheme.value.region.districts.find((d) => d.name === batch.district)
  if (!district) {
    return failed({
      code: 'district-unknown',
      message: `“${batch.district}”不是${scheme.value.region.name}的区，没有新建批次。请从${scheme.value.region.districts.map((d) => d.name).join('、')}中选择。`,
    })
  }
  const opened = openStore(folder, { create: true })
  if (!opened.ok) return opened
  const store = opened.value
  const created = transaction(store, (writing) => {
    const existing = readBatch(writing)
    if (existing) {
      return failed({
        code: 'batch-exists',
        message: `这个数据文件夹里已有${existing.district}的批次，没有改动。要开始新的批次，请另选一个空文件夹。`,
      })
    }
    writeBatch(writing, { ...batch, deskId: newUid(), liaison: {}, createdAt: now() })
    appendAudit(writing, {
      at: now(),
      by: batch.preparer,
      action: '新建批次',
      to: `${batch.district} ${scheme.value.id}`,
    })
    return ok(undefined)
  })
  if (!created.ok) {
    closeStore(store)
    return created
  }
  return ok({ store, scheme: scheme.value })
}

export function openDesk(folder: string): Result<Desk> {
  const opened = openStore(folder)
  if (!opened.ok) return opened
  const scheme = findScheme(readBatch(opened.value)?.scheme ?? '')
  if (!scheme.ok) {
    closeStore(opened.value)
    return scheme
  }
  return ok({ store: opened.value, scheme: scheme.value })
}

export function closeDesk(desk: Desk): void {
  closeStore(desk.store)
}

/** The batch of an open desk: `createDesk` and `openDesk` see to it that there is one. */
export function batchOf(desk: Desk): Batch {
  const batch = readBatch(desk.store)
  if (!batch) throw new Error('an open desk has no batch')
  return batch
}

export function applicationsOf(desk: Desk): Application[] {
  return listApplications(desk.store)
}

export function findApplication(desk: Desk, id: string): Result<Application> {
  const application = readApplication(desk.store, id)
  if (application) return ok(application)
  return failed({ code: 'application-unknown', message: `没有编号为“${id}”的申报，没有改动任何内容。请核对编号。` })
}

/** ISO 8601 instant. */
export function now(): string {
  return new Date().toISOString()
}
