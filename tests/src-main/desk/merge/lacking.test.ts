import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { listEvents } from '../../../../db/events.ts'
import { newUid } from '../../../../db/uid.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import type { Steps } from '../../../../src-domain/progress.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { placeAttachment } from '../../../../src-main/desk/attachments/place-attachment.ts'
import { closeDesk, type Desk } from '../../../../src-main/desk/desk.ts'
import { checkUp } from '../../../../src-main/desk/doctor/check-up.ts'
import { applicationOf } from '../../../../src-main/desk/find-application.ts'
import { handOver } from '../../../../src-main/desk/merge/hand-over.ts'
import { merge } from '../../../../src-main/desk/merge/merge.ts'
import { newDeskFrom } from '../../../../src-main/desk/merge/new-desk-from.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { noticeFile } from '../../../../src-main/desk/notices/current-notice.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { findHandOvers } from '../../../../src-main/hand-over/find-hand-overs.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { runDesk } from '../../shells/cli/run-desk.ts'
import { attach, carried, laptops, li, mergeAll, opened, stick, worked, zhang } from './laptops.ts'

describe('a hand-over of a desk that lost files', () => {
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
})
