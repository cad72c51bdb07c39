import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { insertApplication } from '../../../../db/applications.ts'
import { insertDelivery, listDeliveries } from '../../../../db/deliveries.ts'
import { insertEdition, listEditionProducts, readEdition } from '../../../../db/editions.ts'
import { listEventsOf } from '../../../../db/events.ts'
import { insertScan, listScans } from '../../../../db/scans.ts'
import { transaction } from '../../../../db/store.ts'
import { newUid } from '../../../../db/uid.ts'
import { type EditionFile, shortHash } from '../../../../src-domain/edition/edition.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import { ok } from '../../../../src-domain/result.ts'
import { updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import { withdrawDelivery } from '../../../../src-main/desk/delivery/record-delivery.ts'
import { change, closeDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { currentEdition } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { listEditions } from '../../../../src-main/desk/editions/list-editions.ts'
import { applicationOf } from '../../../../src-main/desk/find-application.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { merge } from '../../../../src-main/desk/merge/merge.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { reprint } from '../../../../src-main/desk/products/reprint.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { scanOfEdition } from '../../../../src-main/desk/scans/list-scans.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { putStream } from '../../../../src-main/files/file-store.ts'
import { application } from '../../../support/application.ts'
import { attest, deskIn, must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { lostFiles } from '../backups/kept-desk.ts'
import { carried, li, zhang } from './laptops.ts'

/** Two laptops that went on from one recommended enterprise, ready to be frozen. */
function two(): [Desk, Desk] {
  const root = temporaryFolder()
  const folders = [join(root, '1'), join(root, '2')] as const
  const first = deskIn(folders[0], undefined)
  comeIn(first)
  closeDesk(first)
  cpSync(folders[0], folders[1], { recursive: true })
  const desks = folders.map((folder) => must(openDesk(folder))) as [Desk, Desk]
  onTestFinished(() => desks.forEach(closeDesk))
  return desks
}

/** Comes in, is looked at and recommended. */
function comeIn(desk: Desk, values: Readonly<Record<string, string>> = {}): void {
  const { attachments: _, ...own } = application('enterprise', { values })
  const { id } = must(
    change(desk, zhang, (tx) => {
      const id = insertApplication(tx.store, { ...own, attachments: [], createdAt: tx.at })
      const { uid, category } = applicationOf(tx, id)
      tx.record({ kind: 'application-created', applicant: '样例', uid, category }, id)
      return ok({ id })
    }),
  )
  attest(desk, id)
  for (const check of ['licence', 'audit'])
    must(rule(desk, { application: id, check, outcome: 'pass', reason: '样例：已看原件' }, zhang))
  must(recommend(desk, { applications: [id] }, zhang))
}

/** Freezes, and keeps a stamped scan and a delivery with its receipt as the use-cases do. */
async function frozen(desk: Desk, by: typeof li) {
  const { edition } = must(freeze(desk, {}, by))
  const put = async (file: string) => ({
    file,
    ...must(await putStream(desk.store.folder, Readable.from([Buffer.from(`${file}${edition.hash}`)]), file)),
  })
  const [scan, receipt] = [await put('扫描.pdf'), await put('回执.jpg')]
  const { number } = edition
  scanned(desk, number, scan, by)
  delivered(desk, number, receipt, by)
  return edition
}

function scanned(desk: Desk, edition: number, file: EditionFile, by: typeof li): void {
  must(
    change(desk, by, (tx) => {
      insertScan(tx.store, { edition, files: [file], pages: 1, notes: [], by: by.name, at: tx.at })
      tx.record({ kind: 'scan-accepted', edition, pages: 1, files: [file] })
      return ok({})
    }),
  )
}

function delivered(desk: Desk, edition: number, receipt: EditionFile, by: typeof li): string {
  const uid = newUid()
  must(
    change(desk, by, (tx) => {
      const said = { way: 'inPerson', on: '2023-08-09', handedBy: by.name, receivedBy: '样例收件人' } as const
      const items = [{ id: 'summary', medium: '纸质版', title: '推荐汇总表', count: 1 }]
      const delivery = { uid, edition, items, ...said, receipt: [receipt], by: by.name, at: tx.at }
      insertDelivery(tx.store, delivery)
      tx.record({ kind: 'delivery-recorded', edition, ...said, count: 1, delivery })
      return ok({})
    }),
  )
  return uid
}

async function taken(into: Desk, from: Desk) {
  const { path, file } = await carried(from)
  const plan = must(await planMerge(into, { path, file }))
  const again = async () => must(await planMerge(into, { path, file }))
  const { basedOn } = plan
  return { plan, again, done: must(await merge(into, { path, file, basedOn, rest: 'theirs' }, zhang)), path, file }
}

const marks = (desk: Desk) => listEditions(desk).map(({ number, mark, from }) => [number, mark, from])
const standing = (desk: Desk) => listDeliveries(desk.store).filter(({ withdrawn }) => !withdrawn)

describe('editions of two laptops', () => {
  it('that bear the same number are both kept, each with the number on its paper, its scans and its deliveries', async () => {
    const [ours, theirs] = two()
    must(updateBatch(ours, { phone: '021-64000001' }, zhang))
    const own = await frozen(ours, zhang)
    const other = await frozen(theirs, li)
    expect([own.number, other.number]).toEqual([1, 1])
    const mark = (hash: string) => `定稿第 1 版 · ${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase()
    const before = marks(ours)

    const { plan, done, again, path, file } = await taken(ours, theirs)
    expect(plan.editions).toEqual([
      { number: 1, hash: other.hash, frozenAt: other.frozenAt, from: li.name, fresh: true, scans: 1, deliveries: 1 },
    ])
    const both = [
      [2, mark(other.hash), li.name],
      [1, mark(own.hash), undefined],
    ]
    expect(marks(ours)).toEqual(both)
    expect(must(currentEdition(ours)).hash).toBe(own.hash)
    expect(must(readEdition(ours.store, 2))).toEqual({ ...other, number: 2, printed: 1 })
    expect(scanOfEdition(ours, 2)?.files.map(({ file }) => file)).toEqual(['扫描.pdf'])
    expect(standing(ours).map(({ edition }) => edition)).toEqual([1, 2])
    const [told = expect.unreachable()] = listEventsOf(ours.store, ['delivery-recorded'], 1)
    const words = { scheme: ours.scheme, applications: new Map() }
    expect(sentenceOf(told, words)).toContain(`第 1 版（${shortHash(other.hash)}）`)
    expect(await lostFiles(ours)).toEqual([])
    expect((await again()).nothing).toBe(true)

    must(undo(ours, { step: done.step ?? expect.unreachable() }, zhang))
    expect([marks(ours), scanOfEdition(ours, 2), standing(ours).length]).toEqual([before, undefined, 1])
    const { basedOn, editions } = await again()
    expect(editions).toEqual(plan.editions)
    must(await merge(ours, { path, file, basedOn, rest: 'theirs' }, zhang))
    expect([marks(ours), standing(ours).length]).toEqual([both, 2])
    expect((await again()).nothing).toBe(true)

    // What is printed of it here is what was printed there.
    const printed = async (desk: Desk, edition: number) => {
      const { made } = must(
        await reprint(desk, { edition, out: temporaryFolder() }, zhang, { workers, fontFolders: [] }),
      )
      return made.map(({ kind, sha256 }) => [kind, sha256])
    }
    expect(await printed(ours, 2)).toEqual(await printed(theirs, 1))
    must(updateBatch(ours, { phone: '021-64000002' }, zhang))
    expect(must(freeze(ours, {}, zhang)).edition.number).toBe(3)
  })

  it('of the data as they are then are current wherever these are, with the paper that was stamped', async () => {
    const [ours, theirs] = two()
    must(correctValue(theirs, { application: 'A01', key: 'contact', value: '样例乙' }, li))
    const edition = await frozen(theirs, li)
    const { done } = await taken(ours, theirs)
    expect(must(currentEdition(ours))).toEqual({ ...edition, printed: 1 })
    expect(must(freeze(ours, {}, zhang))).toMatchObject({ fresh: false, edition: { number: 1, hash: edition.hash } })
    expect(scanOfEdition(ours, 1)?.files.length).toBe(1)
    // One the desk has taken up stays.
    expect(problemOf(undo(ours, { step: done.step ?? expect.unreachable() }, zhang)).code).toBe('undo-overtaken')
    // Back on the other laptop none of it is new.
    expect((await taken(theirs, ours)).plan.editions).toEqual([])
  })

  it('stay once something was made of them or an officer saw the seal, until that is taken back', async () => {
    const [ours, theirs] = two()
    const { hash } = await frozen(theirs, li)
    const { done } = await taken(ours, theirs)
    const back = { step: done.step ?? expect.unreachable() }
    const seen = must(
      change(ours, zhang, (tx) => {
        tx.record({ kind: 'seal-confirmed', edition: 1, file: '扫描.pdf', sha256: hash, seen: true })
        return ok({})
      }),
    )
    expect(problemOf(undo(ours, back, zhang)).code).toBe('undo-overtaken')
    must(undo(ours, { step: seen.step ?? expect.unreachable() }, zhang))
    must(undo(ours, back, zhang))
    expect(marks(ours)).toEqual([])
  })

  it('of an applicant whose number is another’s here are not taken for that one’s', async () => {
    const [ours, theirs] = two()
    comeIn(ours, { name: '上海样例仪器有限公司', creditCode: '91310104MA1TEATB34' })
    comeIn(theirs, { name: '上海样例电梯有限公司', creditCode: '91310104MA1TEATC1Y' })
    const { hash } = await frozen(theirs, li)
    await taken(ours, theirs)
    expect(marks(ours)).toEqual([[1, expect.stringContaining(shortHash(hash)), li.name]])
    must(await reprint(ours, { edition: 1, out: temporaryFolder() }, zhang, { workers, fontFolders: [] }))
    const books = listEditionProducts(ours.store, 1).filter(({ kind }) => kind === 'book')
    expect(books.map(({ application }) => application)).toEqual(['A01', undefined])
  })

  it('that stand get a delivery back with a second merge, but none that an officer has withdrawn', async () => {
    const [ours, theirs] = two()
    const edition = await frozen(theirs, li)
    await taken(ours, theirs)
    const [receipt = expect.unreachable()] = listDeliveries(theirs.store)[0]?.receipt ?? []
    const uid = delivered(theirs, edition.number, receipt, li)
    const { done, again, path, file } = await taken(ours, theirs)
    expect(standing(ours).length).toBe(2)

    must(undo(ours, { step: done.step ?? expect.unreachable() }, zhang))
    expect(standing(ours).length).toBe(1)
    const { basedOn, editions } = await again()
    expect(editions).toMatchObject([{ fresh: false, scans: 0, deliveries: 1 }])
    must(await merge(ours, { path, file, basedOn, rest: 'theirs' }, zhang))
    expect([standing(ours).length, (await again()).nothing]).toEqual([2, true])

    must(withdrawDelivery(ours, { uid, reason: '样例：登记有误' }, zhang))
    expect((await again()).nothing).toBe(true)
  })

  it('of one content under two numbers, as old folders have them, are one with all its scans, and nothing doubles', async () => {
    const [ours, theirs] = two()
    const edition = await frozen(theirs, li)
    const [scan = expect.unreachable()] = listScans(theirs.store)[0]?.files ?? []
    transaction(theirs.store, (writing) => {
      insertEdition(writing, { ...edition, number: 2 })
      return ok(undefined)
    })
    scanned(theirs, 2, { ...scan, file: '再扫.pdf' }, li)
    const { path, file } = await carried(theirs)
    expect(must(await planMerge(theirs, { path, file })).editions).toEqual([])

    const { plan, again } = await taken(ours, theirs)
    expect(plan.editions).toMatchObject([{ number: 2, hash: edition.hash, scans: 2, deliveries: 1 }])
    expect([listScans(ours.store).length, marks(ours).length, (await again()).nothing]).toEqual([2, 1, true])
    expect((await taken(theirs, ours)).plan.editions).toEqual([])
  })
})
