import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { dataFolder } from '../../../../db/data-folder.ts'
import { listEvents, verifyEvents } from '../../../../db/events.ts'
import { ok } from '../../../../src-domain/result.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { batchParticulars } from '../../../../src-main/desk/batch/update-batch.ts'
import { change, type Desk } from '../../../../src-main/desk/desk.ts'
import { handOver } from '../../../../src-main/desk/merge/hand-over.ts'
import { newDeskFrom } from '../../../../src-main/desk/merge/new-desk-from.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { noticeFiles } from '../../../../src-main/desk/notices/current-notice.ts'
import { whoIs } from '../../../../src-main/desk/people/passwords.ts'
import { reprint } from '../../../../src-main/desk/products/reprint.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { findHandOvers } from '../../../../src-main/hand-over/find-hand-overs.ts'
import { entriesOf } from '../../../faults/hostile/containers.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { rawZip } from '../../../support/raw-zip.ts'
import { workers } from '../../../support/workers.ts'
import { everything, lostFiles, peopledDesk } from '../backups/kept-desk.ts'
import { carried, laptops, li, mergeAll, opened, stateOf, stick, textAt, worked, zhang } from './laptops.ts'

/** Hashes of the first edition's summary and books, made once more. */
async function reprinted(desk: Desk): Promise<readonly string[]> {
  const wanted = { edition: 1, out: temporaryFolder() }
  const { made } = must(await reprint(desk, wanted, zhang, { workers, fontFolders: [] }))
  return made.map(({ sha256 }) => sha256)
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

  it('is told from what would never come to an end', async () => {
    const path = join(temporaryFolder(), '管道.zip')
    execFileSync('mkfifo', [path])
    const given = { path, file: '管道.zip' }
    expect(problemOf(await newDeskFrom(join(temporaryFolder(), '新电脑'), given, li)).code).toBe('not-a-hand-over')
  })

  it('says that this machine kept no copy to give, and names none of its own files', async () => {
    const { desk } = await worked()
    rmSync(dataFolder(desk.store.folder).incoming, { recursive: true })
    expect(problemOf(await handOver(desk, { to: stick() }, zhang)).code).toBe('hand-over-uncopied')
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
