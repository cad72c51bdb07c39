import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { addAttachment } from '../../../../db/attachments.ts'
import { readRanking, replaceRanking } from '../../../../db/rankings.ts'
import { newUid } from '../../../../db/uid.ts'
import { fieldValue } from '../../../../src-domain/batch/application.ts'
import { canonicalText, type Json, toJson } from '../../../../src-domain/merge/json.ts'
import type { MergePlan } from '../../../../src-domain/merge/merge-plan.ts'
import type { Side } from '../../../../src-domain/merge/plan.ts'
import { ok } from '../../../../src-domain/result.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { attachmentEvent } from '../../../../src-main/desk/attachments/attachment-event.ts'
import { updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import { change, closeDesk, createDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { applicationOf } from '../../../../src-main/desk/find-application.ts'
import { handOver } from '../../../../src-main/desk/merge/hand-over.ts'
import { type Merged, merge } from '../../../../src-main/desk/merge/merge.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { partsNow } from '../../../../src-main/desk/parts/copy-of.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { putStream } from '../../../../src-main/files/file-store.ts'
import { batch } from '../../../support/application.ts'
import { must, newDeskBy, temporaryFolder } from '../../../support/desk.ts'
import { changedNotice } from '../../../support/notice.ts'

export const zhang = { name: '张样' }
export const li = { name: '李样' }

/** Laptops that went on from one data folder with so many applications, copied whole. */
export function laptops(count: number, applications: number): Desk[] {
  const root = temporaryFolder()
  const first = must(createDesk(join(root, '0'), batch))
  for (let i = 1; i <= applications; i++)
    must(createApplication(first, { category: 'enterprise', name: `样例企业${i}` }, zhang))
  closeDesk(first)
  const folders = Array.from({ length: count }, (_, i) => join(root, String(i)))
  for (const folder of folders.slice(1)) cpSync(join(root, '0'), folder, { recursive: true })
  const desks = folders.map((folder) => must(openDesk(folder)))
  onTestFinished(() => desks.forEach(closeDesk))
  return desks
}

/** A stick: a folder of its own. */
export function stick(): string {
  const folder = join(temporaryFolder(), '盘')
  mkdirSync(folder)
  return folder
}

export async function carried(from: Desk, options: { applications?: readonly string[]; password?: string } = {}) {
  return must(await handOver(from, { to: stick(), ...options }, { name: '交出人' }))
}

/** Hands over all of `from` and merges it into `into`, deciding every conflict for one side. */
export async function mergeAll(into: Desk, from: Desk, rest?: Side): Promise<{ plan: MergePlan; done: Merged }> {
  const { path, file } = await carried(from)
  const plan = must(await planMerge(into, { path, file }))
  const done = must(await merge(into, { path, file, basedOn: plan.basedOn, rest }, zhang))
  return { plan, done }
}

export function textAt(desk: Desk, id: string, key: string): string | undefined {
  return fieldValue(applicationOf(desk, id), key)?.value
}

/** Recommends these and no others of a category, as the ranking's use-cases record it. */
export function rankAs(desk: Desk, ...order: string[]): void {
  must(
    change(desk, zhang, (tx) => {
      const from = readRanking(tx.store, 'enterprise')
      replaceRanking(tx.store, 'enterprise', order)
      for (const [i, id] of order.entries())
        if (!from.includes(id)) tx.record({ kind: 'application-recommended', rank: i + 1 }, id)
      if (from.length > 0) tx.record({ kind: 'ranking-changed', category: 'enterprise', from, to: order })
      return ok({})
    }),
  )
}

/** Puts a file into a slot, as an attachment that comes later; with the `uid` of another desk's, in conflict with that. */
export async function attach(desk: Desk, id: string, file: string, content: string, uid = newUid()): Promise<string> {
  const stored = must(await putStream(desk.store.folder, Readable.from([Buffer.from(content)]), file))
  must(
    change(desk, zhang, (tx) => {
      const attachment = addAttachment(tx.store, id, { slot: 'licence', file, certainty: 'sure', uid, ...stored })
      tx.record(attachmentEvent('attachment-added', attachment), id)
      return ok({})
    }),
  )
  return stored.sha256
}

/** All of every application by its uid, and the orders: what two desks that are merged have alike. */
export function stateOf(desk: Desk): Record<string, Json> {
  const all = listApplications(desk.store)
  const uidOf = (id: string) => all.find((one) => one.id === id)?.uid ?? id
  return Object.fromEntries([
    ...all.map((one) => [one.uid, toJson(Object.fromEntries(partsNow(desk, one)))] as const),
    ['ranking', readRanking(desk.store, 'enterprise').map(uidOf)] as const,
  ])
}

export function textOf(desk: Desk): string {
  return canonicalText(stateOf(desk))
}

/** A batch by a notice of nobody else's, in the middle of its work: five came in, one was withdrawn, one is called otherwise. */
export async function worked(): Promise<{ desk: Desk; licence: string }> {
  const desk = newDeskBy(
    changedNotice((scheme) => {
      scheme.title = '样例区自拟的遴选通知'
    }),
  )
  for (const i of [1, 2, 3, 4, 5]) must(createApplication(desk, { category: 'enterprise', name: `样例${i}` }, zhang))
  const liaison = { name: '联系人样例', phone: '021-64000009' }
  must(updateBatch(desk, { liaison, assembly: '从右页起', materialsOn: '2023-08-05' }, zhang))
  must(withdrawApplications(desk, { applications: ['A02'], reason: '企业撤回' }, zhang))
  must(writeNote(desk, { application: 'A03', kind: 'memo', text: '请初审' }, zhang))
  rankAs(desk, 'A04', 'A01')
  await attach(desk, 'A01', '章程.pdf', '章程')
  return { desk, licence: await attach(desk, 'A05', '营业执照.pdf', '执照') }
}

export function opened(folder: string): Desk {
  const desk = must(openDesk(folder))
  onTestFinished(() => closeDesk(desk))
  return desk
}
