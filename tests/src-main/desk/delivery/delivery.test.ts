import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { carry } from '../../../../src-main/desk/delivery/carry.ts'
import { makeForMail } from '../../../../src-main/desk/delivery/mail.ts'
import { readPassword } from '../../../../src-main/desk/delivery/mail-password.ts'
import { recordDelivery, withdrawDelivery } from '../../../../src-main/desk/delivery/record-delivery.ts'
import { closeDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { checkUp } from '../../../../src-main/desk/doctor/check-up.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { makeLetters } from '../../../../src-main/desk/letters/make-letters.ts'
import { writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { addOfficer, changeOfficer } from '../../../../src-main/desk/people/officers.ts'
import { keepPassword } from '../../../../src-main/desk/people/passwords.ts'
import { declareRecusal } from '../../../../src-main/desk/people/recuse.ts'
import { finishPackage } from '../../../../src-main/desk/products/finish-package.ts'
import { editionFolder } from '../../../../src-main/desk/products/product-names.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { batchStatus } from '../../../../src-main/desk/submission/batch-status.ts'
import { submission } from '../../../../src-main/desk/submission/submission.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { readWordFile } from '../../../../src-main/documents/reading/word/read-word-file.ts'
import { verifyPackage } from '../../../../src-main/package/verify-package.ts'
import { transferRoutes } from '../../../../src-main/router/transfers.ts'
import { application } from '../../../support/application.ts'
import { attest, deskIn, must, officer, preparer, problemOf } from '../../../support/desk.ts'
import { textsIn } from '../../../support/docx.ts'
import { workers } from '../../../support/workers.ts'
import { readZip } from '../../package/sample-package.ts'
import { contextOf } from '../../router/desks.ts'

/*
 * One batch from its package to 已送达 and on, in this order.
 */

const options = { workers, fontFolders: [] }
const folder = mkdtempSync(join(tmpdir(), 'delivery-'))
const stick = join(folder, '样例U盘')
const receipt = { file: 'IMG_0001.jpg', path: join(folder, 'IMG_0001.jpg') }
const handed = { way: 'inPerson', on: '2023-08-09', handedBy: '样例经办人', receivedBy: '样例收件人' } as const

let desk: Desk

const record = (more: object = {}) => recordDelivery(desk, { ...handed, receipt: [receipt], ...more }, officer)
const state = () => submission(desk)
const newest = () => listEvents(desk.store, { limit: 1 })[0]?.event

beforeAll(async () => {
  mkdirSync(stick)
  writeFileSync(receipt.path, Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), Buffer.alloc(2000, 7)]))
  desk = deskIn(join(folder, 'data'), undefined, application('enterprise', { attachments: [] }))
  attest(desk, 'A01')
  for (const check of ['licence', 'audit'])
    must(rule(desk, { application: 'A01', check, outcome: 'pass', reason: '样例：已看原件' }, officer))
  must(recommend(desk, { applications: ['A01'] }, preparer))
})

afterAll(async () => {
  closeDesk(desk)
  rmSync(folder, { recursive: true, force: true })
})

async function packed(): Promise<string> {
  const { edition } = must(await freeze(desk, {}, preparer))
  const wanted = { out: editionFolder(desk, edition), reason: '样例：扫描件后补' }
  return must(await finishPackage(desk, wanted, preparer, options)).package.path
}

describe('送达', () => {
  it('has nothing to deliver before there is a package', async () => {
    expect(problemOf(await carry(desk, { to: stick }, officer, {})).code).toBe('no-edition')
    must(await freeze(desk, {}, preparer))
    expect(problemOf(await carry(desk, { to: stick }, officer, {})).code).toBe('delivery-without-package')
    expect(problemOf(await record()).code).toBe('delivery-without-package')
    expect(state().delivery.items).toEqual([])
  })

  it('asks, once there is one, for each thing by each of the notice’s media, and says so until it has gone', async () => {
    await packed()
    expect(
      state().delivery.items.map(({ medium, title, count, delivered }) => [medium, title, count, delivered]),
    ).toEqual([
      ['纸质版', '推荐汇总表（盖章原件）', 1, false],
      ['纸质版', '申报书：示范企业 1 上海样例泵业有限公司', 1, false],
      ['电子版', expect.stringMatching(/^报送包 .+\.zip$/), 1, false],
    ])
    expect(state().next).toMatchObject({ id: 'deliver', text: expect.stringMatching(/^送达定稿第 1 版/) })
  })

  it('takes the package along on a stick, which is noted only once it was read back there', async () => {
    const { file } = must(await carry(desk, { to: stick }, officer, {}))
    expect(must(await verifyPackage(join(stick, file))).ok).toBe(true)
    expect(state().delivery.carried).toMatchObject([{ edition: 1, to: stick, file }])
    expect(newest()).toMatchObject({ kind: 'package-carried', to: stick })

    const before = state().delivery
    const pulled = await carry(desk, { to: stick }, officer, {
      progress: () => rmSync(stick, { recursive: true, force: true }),
    })
    expect(problemOf(pulled).code).toBe('delivery-medium-lost')
    expect(problemOf(await carry(desk, { to: stick }, officer, {})).code).toBe('delivery-medium-missing')
    expect(problemOf(await carry(desk, { to: desk.store.folder }, officer, {})).code).toBe('delivery-into-data')
    expect(state().delivery).toEqual(before)
  })

  it('makes the mailbox’s parts under one password, shown again, and nowhere but in its own file', async () => {
    expect(problemOf(await readPassword(desk)).code).toBe('mail-password-gone')
    const first = must(await makeForMail(desk, { partSize: 10 }, officer, {}))
    const second = must(await makeForMail(desk, { partSize: 20 }, officer, {}))
    expect(second.password).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){3}$/)
    expect(second.password).not.toBe(first.password)
    expect(must(await readPassword(desk)).password).toBe(second.password)
    expect(state().mailParts.map(({ path }) => path)).toEqual(second.parts.map(({ path }) => path))

    const kept = join(desk.store.folder, 'mail-password.json')
    expect(statSync(kept).mode & 0o077).toBe(0)
    const places = readdirSync(desk.store.folder, { recursive: true, withFileTypes: true })
    const holding = places.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))
    expect(holding.filter((path) => readFileSync(path).includes(second.password))).toEqual([kept])
  })

  it('prints the list that both sign', async () => {
    const made = must(await makeLetters(desk, { kind: 'delivery', out: folder }, officer, options))
    const word = made.find(({ format }) => format === 'docx')
    const { blocks } = must(await readWordFile(word?.path ?? ''))
    const text = JSON.stringify(blocks)
    for (const said of [
      '推荐汇总表（盖章原件）',
      '申报书：示范企业 1',
      '移交人（签字）',
      '接收人（签字）',
      '2023年8月10日（星期四）',
    ]) {
      expect(text).toContain(said)
    }
    expect(made.map(({ format }) => format).sort()).toEqual(['docx', 'pdf'])
  })

  it('is recorded only with a receipt that shows something, a day that has been, and names', async () => {
    const text = join(folder, '回执.txt')
    writeFileSync(text, '已收到')
    expect(problemOf(await record({ receipt: [] })).code).toBe('receipt-none')
    expect(problemOf(await record({ receipt: [{ file: '回执.txt', path: text }] }))).toMatchObject({
      code: 'receipt-not-readable',
      message: expect.stringContaining('回执.txt'),
    })
    expect(problemOf(await record({ on: '2999-01-01' })).code).toBe('delivery-incomplete')
    expect(problemOf(await record({ receivedBy: '  ' })).code).toBe('delivery-incomplete')
    expect(problemOf(await record({ items: ['7/nothing'] })).code).toBe('delivery-of-nothing')
    expect(state().delivery.deliveries).toEqual([])
  })

  it('is 已送达 once all has gone, in however many ways, each with its receipt as it came', async () => {
    const [files] = state().delivery.items.filter(({ id }) => id.endsWith('/package'))
    must(await record({ way: 'mailbox', items: [files?.id] }))
    expect(state().delivery.whole).toBe(false)
    expect(state().next).toMatchObject({ id: 'deliver', detail: expect.stringContaining('还有 2 项没有送达') })
    expect(must(await readPassword(desk)).password).not.toBe('')
    const { uid, receipt: kept } = must(await record())
    expect(state().delivery.whole).toBe(true)
    expect(state().next).toBeUndefined()
    expect(problemOf(await record()).code).toBe('delivery-of-nothing')
    // What it locked has been delivered.
    expect(problemOf(await readPassword(desk)).code).toBe('mail-password-gone')

    const route = transferRoutes(contextOf(desk)).find(({ path }) => path === '/receipts/')
    const shown = (await route?.answer(new Request(`http://desk/receipts/${uid}/0`))) ?? expect.unreachable()
    expect(Buffer.from(await shown.arrayBuffer()).equals(readFileSync(receipt.path))).toBe(true)
    expect(namedFiles(desk.store).map(({ sha256 }) => sha256)).toContain(kept[0]?.sha256)
    expect(batchStatus(desk).deliveries).toMatchObject([
      { edition: 1, on: '2023-08-09', receivedBy: '样例收件人', items: 2, whole: true },
      { way: 'mailbox', items: 1 },
    ])
  })

  it('is withdrawn with a reason, and what was done last is taken back and done again', async () => {
    const [{ uid } = { uid: '' }] = state().delivery.deliveries
    expect(problemOf(withdrawDelivery(desk, { uid, reason: ' ' }, officer)).code).toBe('delivery-without-reason')
    const withdrawn = must(withdrawDelivery(desk, { uid, reason: '签收的是上一版' }, officer))
    expect(state().delivery.whole).toBe(false)
    expect(problemOf(withdrawDelivery(desk, { uid, reason: '再来' }, officer)).code).toBe('delivery-unknown')
    const back = must(undo(desk, { step: withdrawn.step ?? expect.unreachable() }, officer))
    expect(state().delivery.whole).toBe(true)
    must(undo(desk, { step: back.step ?? expect.unreachable() }, officer))
    expect(state().delivery.whole).toBe(false)
    const { step } = must(await record())
    must(undo(desk, { step: step ?? expect.unreachable() }, officer))
    expect(state().delivery.whole).toBe(false)
    expect(newest()).toMatchObject({ kind: 'delivery-withdrawn' })
    must(await record())
    expect(state().delivery.whole).toBe(true)
  })

  it('says of a later edition which one the city has', async () => {
    must(correctValue(desk, { application: 'A01', key: 'employees', value: '321' }, officer))
    expect(state()).toMatchObject({
      next: { id: 'freeze-again', detail: expect.stringContaining('已送达的是第 1 版') },
      delivery: { former: { edition: 1 }, items: [], whole: false },
    })
    await packed()
    expect(state().next).toMatchObject({ id: 'deliver', detail: expect.stringContaining('已送达的是第 1 版') })
    expect(state().delivery).toMatchObject({ whole: false, deliveries: [], former: { edition: 1 }, carried: [] })
  })

  it('is of a package without what is the district’s own: notes, people, 会签, passwords', async () => {
    const own = { note: '样例备忘不出门', head: '样例不出门人', password: '样例-甲乙丙丁-1', reason: '样例回避不出门' }
    const head = must(addOfficer(desk, { name: own.head, roles: ['head', 'reviewer'] }, officer)).officer
    const actor = { name: head.name, officer: head }
    must(await keepPassword(desk, head.uid, own.password, actor))
    must(writeNote(desk, { application: 'A01', kind: 'memo', text: own.note }, officer))
    must(declareRecusal(desk, { application: 'A01', reason: own.reason }, actor))
    must(changeOfficer(desk, { officer: head.uid, retired: true }, actor))
    const secrets = [...Object.values(own), head.uid]
    const told: string[] = []
    for (const { name, content } of await readZip(await packed())) {
      const texts = /\.(xlsx|docx)$/.test(name) ? [...(await textsIn(content)).values()] : [content.toString()]
      told.push(name, ...texts)
    }
    expect(told.join()).toContain('上海样例泵业有限公司')
    expect(secrets.filter((secret) => told.join().includes(secret))).toEqual([])
  })

  it('is whole in the check-up and after opening again', async () => {
    const before = state().delivery
    closeDesk(desk)
    desk = must(openDesk(join(folder, 'data')))
    expect(state().delivery).toEqual(before)
    expect(must(await checkUp(desk))).toMatchObject({ files: { wrong: [] } })
  })
})
