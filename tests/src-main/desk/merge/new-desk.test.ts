import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { dataFolder } from '../../../../db/data-folder.ts'
import { listEvents, verifyEvents } from '../../../../db/events.ts'
import { newUid } from '../../../../db/uid.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import type { Steps } from '../../../../src-domain/progress.ts'
import { ok } from '../../../../src-domain/result.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { placeAttachment } from '../../../../src-main/desk/attachments/place-attachment.ts'
import { batchParticulars, updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import { change, closeDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { checkUp } from '../../../../src-main/desk/doctor/check-up.ts'
import { applicationOf } from '../../../../src-main/desk/find-application.ts'
import { handOver } from '../../../../src-main/desk/merge/hand-over.ts'
import { merge } from '../../../../src-main/desk/merge/merge.ts'
import { newDeskFrom } from '../../../../src-main/desk/merge/new-desk-from.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { noticeFile, noticeFiles } from '../../../../src-main/desk/notices/current-notice.ts'
import { whoIs } from '../../../../src-main/desk/people/passwords.ts'
import { reprint } from '../../../../src-main/desk/products/reprint.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { findHandOvers } from '../../../../src-main/hand-over/find-hand-overs.ts'
import { entriesOf } from '../../../faults/hostile/containers.ts'
import { must, newDeskBy, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { changedNotice } from '../../../support/notice.ts'
import { rawZip } from '../../../support/raw-zip.ts'
import { workers } from '../../../support/workers.ts'
import { runDesk } from '../../shells/cli/run-desk.ts'
import { everything, lostFiles, peopledDesk } from '../backups/kept-desk.ts'
import { attach, carried, laptops, li, mergeAll, rankAs, stateOf, stick, textAt, zhang } from './laptops.ts'

/** A batch by a notice of nobody else's, in the middle of its work: five came in, one was withdrawn, one is called otherwise. */
async function worked(): Promise<{ desk: Desk; licence: string }> {
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

/** Hashes of the first edition's summary and books, made once more. */
async function reprinted(desk: Desk): Promise<readonly string[]> {
  const wanted = { edition: 1, out: temporaryFolder() }
  const { made } = must(await reprint(desk, wanted, zhang, { workers, fontFolders: [] }))
  return made.map(({ sha256 }) => sha256)
}

function opened(folder: string): Desk {
  const desk = must(openDesk(folder))
  onTestFinished(() => closeDesk(desk))
  return desk
}

describe('the hand-overs of a stick', () => {
  it('do not give way to one another, be they made within a second', async () => {
    const to = stick()
    const files = new Set<string>()
    for (const desk of laptops(3, 1)) files.add(must(await handOver(desk, { to }, zhang)).file)
    expect(files.size).toBe(3)
    expect(new Set(readdirSync(to))).toEqual(files)
  })

  it('are told by what they say of themselves, the newest first, and nothing else is among them', async () => {
    const [desk] = laptops(1, 3) as [Desk]
    const to = stick()
    expect(problemOf(await findHandOvers(to)).code).toBe('hand-over-none-there')
    const part = must(await handOver(desk, { to, applications: ['A01'], note: '请初审' }, zhang))
    renameSync(part.path, join(to, '请初审.zip'))
    const whole = must(await handOver(desk, { to }, li))
    const bytes = readFileSync(whole.path)
    writeFileSync(join(to, '交接_断了.zip'), bytes.subarray(0, bytes.length - 2000))
    writeFileSync(join(to, '别的.zip'), rawZip([{ name: '别的.txt', content: Buffer.from('别的') }]))
    renameSync(whole.path, join(to, '整批.ZIP'))
    must(await handOver(desk, { to, password: '好密码' }, zhang))

    const found = must(await findHandOvers(to))
    const says = { title: desk.scheme.title, district: '徐汇区' }
    const told = found.map(({ file, state, says }) => [file.replace(/_3件_.*/, ''), state, says])
    expect(told.toSorted()).toEqual([
      ['交接_徐汇区', 'locked', undefined],
      ['交接_断了.zip', 'damaged', undefined],
      ['整批.ZIP', 'open', { ...says, by: li.name, applications: 3, whole: true }],
      ['请初审.zip', 'open', { ...says, by: zhang.name, note: '请初审', applications: 1, whole: false }],
    ])
    expect(found.map(({ at }) => at)).toEqual(
      found
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    )
    const foundAt = async (name: string) => must(await findHandOvers(join(to, name)))
    expect(await foundAt('整批.ZIP')).toMatchObject([{ state: 'open' }])

    // One that is named is looked at whatever it is called.
    const [locked = ''] = readdirSync(to).filter((name) => /^交接_徐汇区/.test(name))
    renameSync(join(to, locked), join(to, '给李某'))
    expect(await foundAt('给李某')).toMatchObject([{ file: '给李某', state: 'locked' }])
    expect(problemOf(await findHandOvers(join(to, '别的.zip'))).code).toBe('not-a-hand-over')
    const head = { format: 'selection-desk-hand-over', version: 99 }
    const zipOf = (json: object) => rawZip([{ name: 'hand-over.json', content: Buffer.from(JSON.stringify(json)) }])
    writeFileSync(join(to, '新版.zip'), zipOf(head))
    expect(await foundAt('新版.zip')).toMatchObject([{ state: 'newer' }])
    writeFileSync(join(to, '很多.zip'), zipOf({ ...head, note: 'x'.repeat(16 * 1024 ** 2) }))
    expect(await foundAt('很多.zip')).toMatchObject([{ state: 'unread' }])
  })
})

describe('a hand-over on a new laptop', () => {
  it('opens, given application by application, as a desk of its own with its notice, particulars, numbers, order, files and history, and goes on from there', async () => {
    const { desk, licence } = await worked()
    const applications = ['A01', 'A02', 'A03', 'A04', 'A05']
    const { path, file } = await carried(desk, { password: '好密码', applications })
    const folder = join(temporaryFolder(), '新电脑', '2023')
    const done = must(await newDeskFrom(folder, { path, file, password: '好密码' }, li))
    expect(done).toEqual({ joined: 5, folder, district: '徐汇区', whole: false, lacking: [] })

    const fresh = opened(folder)
    expect(stateOf(fresh)).toEqual(stateOf(desk))
    const numbers = (of: Desk) => listApplications(of.store).map(({ id, uid, rank }) => [id, uid, rank])
    expect(numbers(fresh)).toEqual(numbers(desk))
    const { deskId: _, createdAt: __, ...particulars } = batchParticulars(desk)
    expect(batchParticulars(fresh)).toMatchObject(particulars)
    expect(batchParticulars(fresh).deskId).not.toBe(batchParticulars(desk).deskId)
    expect(fresh.scheme.title).toBe('样例区自拟的遴选通知')
    expect([...must(await noticeFiles(fresh)).keys()].sort()).toEqual([...must(await noticeFiles(desk)).keys()].sort())
    expect(existsSync(filePath(folder, licence))).toBe(true)
    expect(must(verifyEvents(fresh.store)).seq).toBeGreaterThan(5)

    must(correctValue(fresh, { application: 'A03', key: 'address', value: '样例路 2 号' }, li))
    must(createApplication(fresh, { category: 'enterprise', name: '样例6' }, li))
    const back = await mergeAll(desk, fresh)
    expect(back.done).toMatchObject({ joined: 1, taken: 1, decided: 0, renumbered: [] })
    expect([textAt(desk, 'A03', 'address'), textAt(desk, 'A06', 'name')]).toEqual(['样例路 2 号', '样例6'])
  })

  it('tells in parts neither why somebody is recused nor where this machine keeps its products', async () => {
    const { desk, handler } = await peopledDesk()
    const id = listApplications(desk().store)[0]?.id ?? ''
    const path = '/home/样例用户名/申报书.pdf'
    const sha256 = '0'.repeat(64)
    must(
      change(desk(), handler, (tx) => {
        tx.record({ kind: 'product-made', product: 'book', edition: 1, path, sha256 }, id)
        return ok({})
      }),
    )
    const given = await carried(desk(), { applications: [id] })
    const texts = (await entriesOf(readFileSync(given.path))).map(({ content }) => content.toString()).join()
    expect(texts).toContain('样例备忘')
    expect(['样例：亲属', '样例用户名'].filter((own) => texts.includes(own))).toEqual([])
  })

  it('opens, given whole, as the very desk: editions, scans, people with their passwords, lists, meeting, deliveries', async () => {
    const { desk, holder, handler } = await peopledDesk()
    const { path, file } = await carried(desk(), { password: '好密码' })
    const folder = join(temporaryFolder(), '新电脑')
    const { head: end, ...before } = everything(desk())
    const printed = await reprinted(desk())
    // The file went out on a stick: it is none of the desk's originals.
    expect(await lostFiles(desk())).toEqual([])
    holder.close()

    const done = must(await newDeskFrom(folder, { path, file, password: '好密码' }, handler))
    expect(done).toMatchObject({ joined: before.applications.length, whole: true })
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
    const fresh = opened(folder)
    const { head, ...there } = everything(fresh)
    expect(there).toEqual(before)
    // Handing over was noted on the old laptop alone, the move on the new one alone.
    expect(head.seq).toBe(end.seq)
    expect(listEvents(fresh.store, { limit: 1 })).toMatchObject([
      { by: handler.name, event: { kind: 'desk-moved', by: '交出人' } },
    ])
    expect(await lostFiles(fresh)).toEqual([])
    expect(await reprinted(fresh)).toEqual(printed)
    expect(must(await whoIs(fresh, { officer: before.officers[0]?.uid ?? '', password: '样例-甲乙丙丁-1' })).name).toBe(
      '王负责',
    )
  })

  it('is of one moment, though the desk goes on while it is written', async () => {
    const { desk } = await worked()
    const to = stick()
    let given: Awaited<ReturnType<typeof handOver>> | undefined
    const giving = handOver(desk, { to }, zhang).then((done) => {
      given = done
    })
    for (let at = 1; !given; at += 1) {
      must(correctValue(desk, { application: 'A05', key: 'address', value: `样例路 ${at} 号` }, zhang))
      await setTimeout(20)
    }
    await giving
    const { path, file } = must(given)
    const folder = join(temporaryFolder(), '新电脑')
    must(await newDeskFrom(folder, { path, file }, li))
    // The texts of its applications say nothing that its database does not.
    expect(must(await planMerge(opened(folder), { path, file })).nothing).toBe(true)
  })

  it('goes into an empty folder alone, and leaves it as it was where it does not come to a desk', async () => {
    const { desk } = await worked()
    const { path, file } = await carried(desk, { password: '好密码' })
    const given = { path, file, password: '好密码' }
    const root = temporaryFolder()
    const [filled, empty, none] = ['有文件', '空', '没有'].map((name) => join(root, name)) as [string, string, string]
    for (const folder of [filled, empty]) mkdirSync(folder)
    writeFileSync(join(filled, '别的.txt'), '别的')
    const before = readdirSync(root, { recursive: true })

    expect(problemOf(await newDeskFrom(filled, given, li)).code).toBe('hand-over-into-filled')
    expect(problemOf(await newDeskFrom(join(filled, '别的.txt'), given, li)).code).toBe('out-unusable')
    expect(problemOf(await newDeskFrom(empty, { path, file, password: '错' }, li)).code).toBe('hand-over-password')
    for (const folder of [empty, none]) {
      const stop = new AbortController()
      const progress = ({ label }: { label: string }) => label === '收入原件' && stop.abort()
      const cancelled = await newDeskFrom(folder, given, li, { progress, signal: stop.signal })
      expect(problemOf(cancelled).code).toBe('hand-over-cancelled')
    }
    expect(readdirSync(root, { recursive: true })).toEqual(before)
    expect(must(await newDeskFrom(empty, given, li)).joined).toBe(5)
  })

  it('is given whole though a file is lost, which is said by name on both sides; in parts such a file does not go', async () => {
    const { desk, licence } = await worked()
    const given = async (applications?: string[]) =>
      handOver(desk, { to: stick(), ...(applications && { applications }) }, zhang)
    expect(must(await given()).lacking).toEqual([])
    rmSync(filePath(desk.store.folder, licence), { force: true })

    const { path, file, lacking } = must(await given())
    expect(lacking).toEqual(['营业执照.pdf'])
    const [handed] = listEvents(desk.store, { limit: 1 }).map((told) =>
      sentenceOf(told, { scheme: desk.scheme, applications: new Map() }),
    )
    expect(handed).toContain('1 份原件丢失或已损坏，没有带上：营业执照.pdf')
    const folder = join(temporaryFolder(), '新电脑')
    expect(must(await newDeskFrom(folder, { path, file }, li))).toMatchObject({ joined: 5, lacking: ['营业执照.pdf'] })
    const fresh = opened(folder)
    expect(existsSync(filePath(fresh.store.folder, licence))).toBe(false)
    // Whatever else it was given is there, and the way back for what was lost is that of any lost file.
    const found = must(await checkUp(fresh))
    expect(found.files.wrong.map(({ name }) => name)).toEqual(['营业执照.pdf'])

    expect(problemOf(await given(['A05'])).code).toBe('hand-over-file-damaged')
    expect(must(await given(['A01', 'A03'])).applications).toBe(2)

    closeDesk(desk)
    const commands = [
      await runDesk('hand-over', '--to', stick(), '--data', desk.store.folder),
      await runDesk('open-hand-over', path, '--data', join(temporaryFolder(), '新电脑')),
    ]
    for (const { code, stdout } of commands)
      expect([code, stdout]).toEqual([1, expect.stringContaining('营业执照.pdf')])
  })

  it('is given whole though files of its notice are lost: the program has its own, and of another as much goes as is left', async () => {
    const { desk: changed } = await worked()
    const [usual] = laptops(1, 1) as [Desk]
    for (const desk of [usual, changed]) {
      const name = 'notice.txt'
      rmSync(filePath(desk.store.folder, noticeFile(desk, name)?.sha256 ?? ''), { force: true })
      expect(problemOf(await handOver(desk, { to: stick(), applications: ['A01'] }, zhang)).code).toBe('file-damaged')
      const { path, file, lacking } = await carried(desk)
      expect(lacking).toEqual([name])
      const folder = join(temporaryFolder(), '新电脑')
      expect(must(await newDeskFrom(folder, { path, file }, li)).lacking).toEqual([name])
      expect(listApplications(opened(folder).store)).toEqual(listApplications(desk.store))
    }
    const asked = { path: (await carried(changed)).path, file: '交接.zip' }
    expect(problemOf(await planMerge(usual, asked))).toMatchObject({
      code: 'hand-over-other-notice',
      message: expect.stringContaining('样例区自拟的遴选通知'),
    })
  })

  it('goes without what is lost alone: what can only not be read for now is asked for', async () => {
    const { desk, licence } = await worked()
    const path = filePath(desk.store.folder, licence)
    rmSync(path, { force: true })
    // A folder is there, and is refused to whoever reads it.
    mkdirSync(path)
    expect(problemOf(await handOver(desk, { to: stick() }, zhang))).toMatchObject({
      code: 'hand-over-file-damaged',
      message: expect.stringContaining('营业执照.pdf'),
    })
  })

  it('is written once more without a file that goes while it is written', async () => {
    const [desk] = laptops(1, 1) as [Desk]
    const size = 4 * 1024 ** 2
    const large = await attach(desk, 'A01', '章程.pdf', 'x'.repeat(size))
    const stored = filePath(desk.store.folder, large)
    const to = stick()
    let cut = 0
    const progress = ({ label, done, total }: Steps & { label: string }) => {
      if (label !== '写交接文件' || cut > 0 || done < total - size / 2) return
      cut = done
      chmodSync(stored, 0o600)
      truncateSync(stored, 100)
    }
    const { path, file, lacking } = must(await handOver(desk, { to }, zhang, { progress }))
    expect([cut > 0, lacking, readdirSync(to)]).toEqual([true, ['章程.pdf'], [file]])
    const folder = join(temporaryFolder(), '新电脑')
    expect(must(await newDeskFrom(folder, { path, file }, li)).lacking).toEqual(['章程.pdf'])
  })

  it('says that this machine kept no copy to give, and names none of its own files', async () => {
    const { desk } = await worked()
    rmSync(dataFolder(desk.store.folder).incoming, { recursive: true })
    expect(problemOf(await handOver(desk, { to: stick() }, zhang)).code).toBe('hand-over-uncopied')
  })

  it('does not bring a file it lacks into another desk by a merge, which says whose turn it is', async () => {
    const [theirs, ours] = laptops(2, 1) as [Desk, Desk]
    must(createApplication(theirs, { category: 'enterprise', name: '样例新收' }, zhang))
    const lost = await attach(theirs, 'A02', '营业执照.pdf', '执照')
    rmSync(filePath(theirs.store.folder, lost), { force: true })
    const { path, file } = await carried(theirs)
    const refused = problemOf(await planMerge(ours, { path, file }))
    expect(refused).toMatchObject({ code: 'hand-over-lacks', message: expect.stringContaining('营业执照.pdf') })
    expect(must(await findHandOvers(path))).toMatchObject([{ says: { lacking: 1 } }])
  })

  it('merges though it lacks a file, where ours is taken instead or the desk names that file anyway', async () => {
    const [theirs, ours] = laptops(2, 1) as [Desk, Desk]
    const both = await attach(theirs, 'A01', '章程.pdf', '章程')
    await mergeAll(ours, theirs)
    const [attachment] = applicationOf(theirs, 'A01').attachments.map(({ id }) => id)
    must(placeAttachment(theirs, { application: 'A01', attachment: attachment ?? 0, slot: 'other' }, zhang))
    for (const desk of [theirs, ours]) rmSync(filePath(desk.store.folder, both), { force: true })
    const uid = newUid()
    const lost = await attach(theirs, 'A01', '营业执照.pdf', '执照', uid)
    await attach(ours, 'A01', '营业执照（本机）.pdf', '本机的执照', uid)
    rmSync(filePath(theirs.store.folder, lost), { force: true })

    const { path, file, lacking } = await carried(theirs)
    expect(lacking.toSorted()).toEqual(['章程.pdf', '营业执照.pdf'].toSorted())
    const plan = must(await planMerge(ours, { path, file }))
    expect(plan.lacking).toEqual(['营业执照.pdf'])
    const merging = { path, file, basedOn: plan.basedOn }
    expect(problemOf(await merge(ours, { ...merging, rest: 'theirs' }, li)).code).toBe('hand-over-lacks')
    must(await merge(ours, { ...merging, rest: 'ours' }, li))
    const placed = applicationOf(ours, 'A01').attachments.map(({ file, slot }) => [file, slot])
    expect(new Map(placed as [string, string][])).toEqual(
      new Map([
        ['章程.pdf', 'other'],
        ['营业执照（本机）.pdf', 'licence'],
      ]),
    )
  })

  it('decrypts in that folder alone, where whatever a killed program leaves is swept', async () => {
    const { desk } = await worked()
    const { path, file } = await carried(desk, { password: '好密码', applications: ['A01'] })
    const [system, folder] = [temporaryFolder(), join(temporaryFolder(), '新电脑')]
    vi.stubEnv('TMPDIR', system)
    onTestFinished(() => void vi.unstubAllEnvs())
    const seen = new Set<string>()
    const progress = () => {
      for (const name of [...readdirSync(system), ...readdirSync(folder)]) seen.add(name)
    }
    must(await newDeskFrom(folder, { path, file, password: '好密码' }, li, { progress }))
    expect([...seen]).toEqual([expect.stringMatching(/^new-desk-.+\.partial$/)])
  })
})
