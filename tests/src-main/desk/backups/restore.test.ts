import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listEvents, record } from '../../../../db/events.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { transaction } from '../../../../db/store.ts'
import { ok } from '../../../../src-domain/result.ts'
import { addAttachments } from '../../../../src-main/desk/attachments/add-attachments.ts'
import { backupState } from '../../../../src-main/desk/backups/backup-state.ts'
import { findBackups } from '../../../../src-main/desk/backups/chosen-copy.ts'
import { copyDesk } from '../../../../src-main/desk/backups/make-copy.ts'
import { planRestore, restoreCopy } from '../../../../src-main/desk/backups/restore.ts'
import { nameSecondPlace } from '../../../../src-main/desk/backups/second-place.ts'
import { batchParticulars, updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import { sweepUnnamed } from '../../../../src-main/desk/doctor/idle-check.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { contents } from '../../../db/folders.ts'
import { must, newDesk, officer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { quickCost } from '../../router/desks.ts'
import { everything, laptop, lostFiles, newestAt, peopledDesk, workedDesk } from './kept-desk.ts'

describe('a laptop that is lost', () => {
  it.each([undefined, '徐汇 2023 春'])('is continued from the stick alone (password: %s)', async (password) => {
    const { desk, holder, folder } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick, password }, undefined, quickCost))
    must(updateBatch(desk(), { phone: '021-64000001' }, officer))
    must(await copyDesk(desk(), 'hand'))
    const before = everything(desk())
    expect(namedFiles(desk().store).length).toBeGreaterThan(20)
    holder.close()
    rmSync(folder, { recursive: true })

    const target = join(temporaryFolder(), '新电脑', '徐汇区')
    const fresh = laptop(target)
    const chosen = { ...(await newestAt(stick, password)), folder: target }
    expect(must(await planRestore(fresh.holder, chosen, officer))).toMatchObject({
      ...{ district: '徐汇区', present: 'none', missing: [], applications: before.applications.length },
      lost: { events: 0 },
    })
    expect(existsSync(target)).toBe(false)
    expect(must(await restoreCopy(fresh.holder, chosen, officer))).toEqual({ missing: [] })

    const { head, ...after } = everything(fresh.desk())
    expect({ ...after, head: before.head }).toEqual(before)
    expect(head.seq).toBe(before.head.seq + 1)
    expect(listEvents(fresh.desk().store, { limit: 1 })).toMatchObject([
      { by: officer.name, event: { kind: 'desk-restored', reason: 'hand', lost: 0 } },
    ])
    expect(await lostFiles(fresh.desk())).toEqual([])
    // The new laptop goes on with the same stick, without being told.
    must(updateBatch(fresh.desk(), { phone: '021-64000002' }, officer))
    must(await copyDesk(fresh.desk(), 'hand'))
    expect(must(await backupState(fresh.desk()))[1]).toMatchObject({ there: true, newest: { current: true } })
  })

  it('leaves nothing to read on a stick with a password, and opens to that password alone', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    expect(problemOf(await nameSecondPlace(desk(), { path: stick, password: '1234567' })).code).toBe('password-short')
    must(await nameSecondPlace(desk(), { path: stick, password: 'a long password' }))
    must(await copyDesk(desk(), 'hand'))

    const forms = namedFiles(desk().store).map(({ sha256 }) => readFileSync(filePath(desk().store.folder, sha256)))
    const hashes = new Set(forms.map((bytes) => createHash('sha256').update(bytes).digest('hex')))
    for (const [path, base64] of Object.entries(contents(stick))) {
      const bytes = Buffer.from(base64, 'base64')
      for (const plain of ['SQLite format', '样例', '.pdf', 'PK\u0003\u0004', '%PDF'])
        if (!path.endsWith('place.json')) expect(bytes.includes(plain)).toBe(false)
      expect(hashes.has(createHash('sha256').update(bytes).digest('hex'))).toBe(false)
      expect([...hashes].some((hash) => path.includes(hash))).toBe(false)
      expect(bytes.includes('a long password')).toBe(false)
    }
    expect(JSON.stringify(contents(desk().store.folder))).not.toContain(
      Buffer.from('a long password').toString('base64').slice(0, 18),
    )

    expect(must(await findBackups({ path: stick }))).toMatchObject([
      { district: '徐汇区', encrypted: true, unlocked: false, copies: [] },
    ])
    expect(problemOf(await findBackups({ path: stick, password: 'A long password' })).code).toBe('password-wrong')
    const { place, name } = await newestAt(stick, 'a long password')
    const fresh = laptop(join(temporaryFolder(), '新电脑'))
    const without = { place, name, folder: fresh.holder.folder() }
    expect(problemOf(await planRestore(fresh.holder, without, officer)).code).toBe('password-needed')
    expect(problemOf(await restoreCopy(fresh.holder, { ...without, password: 'wrong' }, officer)).code).toBe(
      'password-wrong',
    )
    expect(fresh.holder.desk()).toBeUndefined()
    must(updateBatch(desk(), { phone: '021-64000008' }, officer))
    must(await copyDesk(desk(), 'hand'))
    const older = join(place, 'copies', name, 'desk.sqlite')
    const bytes = readFileSync(older)
    bytes[5000] = (bytes[5000] ?? 0) ^ 1
    writeFileSync(older, bytes)
    const altered = { ...without, password: 'a long password' }
    expect(problemOf(await planRestore(laptop(without.folder).holder, altered, officer)).code).toBe('copy-altered')
  })
})

describe('a desk with people', () => {
  it('comes back with its people, passwords, 会签, notes, recusals, meeting, lists and deliveries', async () => {
    const { desk, folder, head } = await peopledDesk()
    must(await copyDesk(desk(), 'hand'))
    const { head: end, ...before } = everything(desk())
    for (const held of [before.officers, before.signed, before.rosters, before.deliveries, before.ballots.flat()])
      expect(held).not.toEqual([])
    const [first] = before.applications
    expect([first?.notes?.length, first?.recusals?.length, before.meeting.members.length]).toEqual([1, 1, 1])
    const fresh = laptop(join(temporaryFolder(), '新电脑'))
    must(await restoreCopy(fresh.holder, { ...(await newestAt(folder)), folder: fresh.holder.folder() }, head))
    const { head: after, ...there } = everything(fresh.desk())
    expect(there).toEqual(before)
    expect(after.seq).toBe(end.seq + 1)
    expect(await lostFiles(fresh.desk())).toEqual([])
  })

  it('gives way to its head alone, though another desk be the one that is open', async () => {
    const { desk, folder, holder, head, handler } = await peopledDesk()
    must(await copyDesk(desk(), 'hand'))
    const chosen = { ...(await newestAt(folder)), folder }
    const before = everything(desk())
    holder.close()
    const other = workedDesk()
    for (const by of [undefined, officer, handler])
      for (const door of [planRestore, restoreCopy])
        expect(problemOf(await door(other.holder, chosen, by)).code).toBe('restore-of-others')
    expect(must(await planRestore(other.holder, chosen, head)).present).toBe('open')
    const again = laptop(folder)
    expect(everything(again.desk())).toEqual(before)
    must(await restoreCopy(again.holder, chosen, head))
  })
})

describe('a restore', () => {
  it('says what of today would be lost, keeps it, and can itself be undone', async () => {
    const { desk, holder, folder } = workedDesk()
    const yesterday = must(await copyDesk(desk(), 'hand')).name
    const then = everything(desk())
    must(updateBatch(desk(), { phone: '021-64000009' }, officer))
    must(updateBatch(desk(), { preparer: '样例丙' }, officer))
    const now = everything(desk())
    const place = join(folder, 'backups')

    const plan = must(await planRestore(holder, { place, name: yesterday, folder }, officer))
    expect(plan).toMatchObject({ present: 'open', lost: { events: 2 }, regained: { events: 0 } })
    expect(plan.lost.lines.map(({ sentence, by }) => `${by} ${sentence}`)).toEqual([
      expect.stringMatching(/样例经办人 将填报人由“.+”改为“样例丙”/),
      expect.stringMatching(/样例经办人 将联系电话由“.+”改为“021-64000009”/),
    ])
    expect(everything(desk())).toEqual(now)

    const restored = must(await restoreCopy(holder, { place, name: yesterday, folder }, officer))
    const { head: _, ...after } = everything(desk())
    expect({ ...after, head: then.head }).toEqual(then)
    expect(listEvents(desk().store, { limit: 1 })).toMatchObject([{ event: { kind: 'desk-restored', lost: 2 } }])

    const back = { place, name: restored.keptAs ?? '', folder }
    expect(must(await planRestore(holder, back, officer))).toMatchObject({
      lost: {
        events: 1,
        lines: [{ sentence: expect.stringMatching(/^从 .+ 的备份（手动）恢复，此后的 2 条操作记录不在其中$/) }],
      },
      regained: { events: 2 },
    })
    must(await restoreCopy(holder, back, officer))
    const { head: __, ...again } = everything(desk())
    expect({ ...again, head: now.head }).toEqual(now)
  })

  it('leaves no step from before it to be taken back as another', async () => {
    const { desk, holder, folder } = workedDesk()
    const { name } = must(await copyDesk(desk(), 'hand'))
    must(updateBatch(desk(), { phone: '021-64000008' }, officer))
    const { step: before } = must(updateBatch(desk(), { phone: '021-64000009' }, officer))
    must(await restoreCopy(holder, { place: join(folder, 'backups'), name, folder }, officer))
    // The restore itself is the first event after the copy, this one the second: it has the number of that step.
    const { step } = must(updateBatch(desk(), { preparer: '样例丙' }, officer))
    expect(step?.last).toBe(before?.last)
    expect(problemOf(undo(desk(), { step: before ?? expect.unreachable() }, officer)).code).toBe('step-unknown')
    expect(batchParticulars(desk()).preparer).toBe('样例丙')
    must(undo(desk(), { step: step ?? expect.unreachable() }, officer))
  })

  it('keeps what only the copy names from the sweep that goes on meanwhile', async () => {
    const { desk, holder, folder } = workedDesk()
    const place = join(folder, 'backups')
    // From when on events name their files.
    const occasion = { at: '2023-07-21T01:00:00.000Z', by: officer.name }
    transaction(desk().store, (writing) => ok(record(writing, occasion, { kind: 'letter-made', letter: 'meeting' })))
    const before = must(await copyDesk(desk(), 'hand')).name
    const path = join(temporaryFolder(), '补交.txt')
    writeFileSync(path, '样例：补交的材料')
    must(await addAttachments(desk(), { application: 'A01', from: { path } }, officer, { workers }))
    const [added] = listEvents(desk().store, { limit: 1 })
    expect(added?.event.kind).toBe('attachment-added')
    const { sha256 } = namedFiles(desk().store).find(({ name }) => name === '补交.txt') ?? expect.unreachable()
    const { keptAs = '' } = must(await restoreCopy(holder, { place, name: before, folder }, officer))
    const file = filePath(folder, sha256)
    utimesSync(file, new Date(), new Date(Date.now() - 3 * 24 * 3_600_000))

    let sweeping: Promise<number> | undefined
    const progress = ({ label, done, total }: { label: string; done: number; total: number }) => {
      if (label === '取回并核对附件' && done === total) sweeping = sweepUnnamed(desk())
    }
    must(await restoreCopy(holder, { place, name: keptAs, folder }, officer, { progress }))
    expect(await sweeping).toBe(0)
    expect(await lostFiles(desk())).toEqual([])
  })

  it('is not undone by a log that a full disk has left of what was there', async () => {
    const { desk, holder, folder } = workedDesk()
    const { name } = must(await copyDesk(desk(), 'hand'))
    const then = everything(desk())
    must(updateBatch(desk(), { phone: '021-64000009' }, officer))
    const log = join(folder, 'desk.sqlite-wal')
    const left = readFileSync(log)
    expect(left.length).toBeGreaterThan(0)
    const onFullDisk = {
      desk: holder.desk,
      replace: (at: string, exchange: Parameters<typeof holder.replace>[1]) =>
        holder.replace(at, () => {
          writeFileSync(log, left)
          return exchange()
        }),
    }
    must(await restoreCopy(onFullDisk, { place: join(folder, 'backups'), name, folder }, officer))
    const { head: _, ...after } = everything(desk())
    expect({ ...after, head: then.head }).toEqual(then)
  })

  it('of a damaged folder puts the damaged database aside as it is, with its log', async () => {
    const { desk, holder, folder } = workedDesk()
    const { name } = must(await copyDesk(desk(), 'hand'))
    const before = everything(desk())
    holder.close()
    writeFileSync(join(folder, 'desk.sqlite'), 'garbage')
    writeFileSync(join(folder, 'desk.sqlite-wal'), 'a log of who knows what')

    const fresh = laptop(folder)
    expect(fresh.holder.refused()?.code).toBe('store-damaged')
    const chosen = { place: join(folder, 'backups'), name, folder }
    expect(must(await planRestore(fresh.holder, chosen, officer)).present).toBe('damaged')
    const { aside = '' } = must(await restoreCopy(fresh.holder, chosen, undefined))
    expect(readFileSync(join(aside, 'desk.sqlite'), 'utf8')).toBe('garbage')
    expect(readFileSync(join(aside, 'desk.sqlite-wal'), 'utf8')).toBe('a log of who knows what')
    const { head: _, ...after } = everything(fresh.desk())
    expect({ ...after, head: before.head }).toEqual(before)
    expect(listEvents(fresh.desk().store, { limit: 1 })).toMatchObject([{ by: before.batch.preparer }])
  })

  it('brings back attachments that were lost or altered in the data folder', async () => {
    const { desk, holder, folder } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    must(await copyDesk(desk(), 'hand'))
    const [lost, altered] = namedFiles(desk().store)
    // As a program does that saves a file anew under its name.
    rmSync(filePath(folder, lost?.sha256 ?? ''))
    rmSync(filePath(folder, altered?.sha256 ?? ''))
    writeFileSync(filePath(folder, altered?.sha256 ?? ''), 'another company’s')
    expect(await lostFiles(desk())).toHaveLength(2)

    const { place, name } = await newestAt(stick)
    must(await restoreCopy(holder, { place, name, folder }, officer))
    expect(await lostFiles(desk())).toEqual([])
  })

  it('from a copy of before there were whole ones takes the files of the data folder, and says so', async () => {
    const { desk, holder, folder } = workedDesk()
    const name = readdirSync(join(folder, 'backups')).find((n) => n.endsWith('.sqlite')) ?? ''
    const [here] = must(await backupState(desk()))
    expect(here?.copies).toMatchObject([{ name, state: 'database-only', reason: 'migration' }])
    expect(here?.newest).toBeUndefined()
    must(updateBatch(desk(), { phone: '021-64000009' }, officer))
    const { batch } = everything(desk())
    must(await restoreCopy(holder, { place: join(folder, 'backups'), name, folder }, officer))
    expect(everything(desk()).batch).toEqual({ ...batch, phone: expect.not.stringContaining('021-64000009') })
    expect(await lostFiles(desk())).toEqual([])
  })

  it('refuses another desk’s copy, and one that is not there', async () => {
    const { desk, holder, folder } = workedDesk()
    const other = newDesk()
    const { name } = must(await copyDesk(other, 'hand'))
    const place = join(other.store.folder, 'backups')
    const before = everything(desk())
    expect(problemOf(await restoreCopy(holder, { place, name, folder }, officer)).code).toBe('copy-of-other-desk')
    for (const strange of ['20230101-000000-000-hand', '../backups', 'desk.sqlite'])
      expect(problemOf(await planRestore(holder, { place, name: strange, folder }, officer)).code).toBe('copy-unknown')
    expect(everything(desk())).toEqual(before)
  })
})

it('a restore into what is a file is refused by name', async () => {
  const { holder, folder, desk } = workedDesk()
  const { name } = must(await copyDesk(desk(), 'hand'))
  const chosen = { place: join(folder, 'backups'), name, folder: join(folder, 'desk.sqlite') }
  expect(problemOf(await planRestore(holder, chosen, officer)).code).toBe('out-unusable')
})

it('two restores at once are one, and a look at a copy meanwhile is of what has been restored', async () => {
  const { holder, folder, desk } = workedDesk()
  const { name } = must(await copyDesk(desk(), 'hand'))
  must(updateBatch(desk(), { phone: '021-64000009' }, officer))
  const chosen = { place: join(folder, 'backups'), name, folder }
  const [first, second, look] = await Promise.all([
    restoreCopy(holder, chosen, officer),
    restoreCopy(holder, chosen, officer),
    planRestore(holder, chosen, officer),
  ])
  expect(must(first).missing).toEqual([])
  expect(problemOf(second).code).toBe('restore-under-way')
  expect(must(look).lost.lines[0]?.sentence).toMatch(/恢复/)
  // The next one has its turn.
  must(await restoreCopy(holder, chosen, officer))
})
