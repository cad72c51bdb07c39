import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { insertApplication } from '../../../../db/applications.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { samePathElsewhere } from '../../../../src-main/backups/find-places.ts'
import { backupState } from '../../../../src-main/desk/backups/backup-state.ts'
import { copyWhatIsDue } from '../../../../src-main/desk/backups/due-copies.ts'
import { freezeWithCopies } from '../../../../src-main/desk/backups/freeze-with-copies.ts'
import { keepCopies } from '../../../../src-main/desk/backups/keep-copies.ts'
import { copiesAtRest, copyDesk } from '../../../../src-main/desk/backups/make-copy.ts'
import { restoreCopy } from '../../../../src-main/desk/backups/restore.ts'
import { forgetSecondPlace, nameSecondPlace } from '../../../../src-main/desk/backups/second-place.ts'
import { updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { canMount, startOnSmallDisk } from '../../../db/child.ts'
import { application } from '../../../support/application.ts'
import { must, officer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { write } from '../../../support/write.ts'
import { headOf, laptop, workedDesk } from './kept-desk.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const namesOf = async (desk: Desk, place = 0) =>
  must(await backupState(desk))
    [place]?.copies.filter(({ state }) => state === 'whole')
    .map(({ name }) => name) ?? []

let phone = 0
const work = (desk: Desk) => must(updateBatch(desk, { phone: `021-6400${1000 + phone++}` }, officer))

describe('copies by themselves', () => {
  it('are made the first time, after an hour of work and on the next day, and only where something happened', async () => {
    const { desk } = workedDesk()
    const at = (time: string) => copyWhatIsDue(desk(), { now: new Date(`${time}:00+08:00`) })
    const reasons = async () => (await namesOf(desk())).map((name) => name.split('-')[3])
    await at('2023-07-10T09:00')
    await at('2023-07-10T11:00')
    expect(await reasons()).toEqual(['day'])
    work(desk())
    await at('2023-07-10T09:59')
    expect(await reasons()).toEqual(['day'])
    await at('2023-07-10T10:00')
    expect(await reasons()).toEqual(['hour', 'day'])
    work(desk())
    await at('2023-07-11T00:10')
    expect(await reasons()).toEqual(['day', 'hour', 'day'])
  })

  it('are made by the running program without being asked, which waits for one before it goes', async () => {
    const { desk, holder } = workedDesk()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const keeping = keepCopies(holder.desk)
    vi.advanceTimersByTime(60_000)
    await keeping.stop()
    expect(await namesOf(desk())).toHaveLength(1)
    work(desk())
    vi.advanceTimersByTime(7_200_000)
    await copiesAtRest(desk().store)
    expect(await namesOf(desk())).toHaveLength(1)
  })

  it('given up because the desk was closed under them are no bug', async () => {
    const { desk, holder } = workedDesk()
    const { store } = desk()
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const keeping = keepCopies(holder.desk)
    vi.advanceTimersByTime(60_000)
    holder.close()
    await copiesAtRest(store)
    await keeping.stop()
    expect(told).not.toHaveBeenCalled()
  })

  it('hold what was confirmed while they were being made, or what was before it, and never half', async () => {
    const { desk } = workedDesk()
    const before = headOf(desk())
    const copying = copyDesk(desk(), 'hand')
    work(desk())
    const { manifest } = must(await copying)
    expect([before.hash, headOf(desk()).hash]).toContain(manifest.head.hash)
  })

  it('go by the rule: hours of a day, days of a month, editions for ever', async () => {
    const { desk } = workedDesk()
    const start = Date.parse('2023-05-01T08:30:00+08:00')
    const hour = 3_600_000
    must(await copyDesk(desk(), 'edition', { now: new Date(start - 400 * 24 * hour) }))
    for (let day = 0; day < 40; day++) must(await copyDesk(desk(), 'day', { now: new Date(start + day * 24 * hour) }))
    const today = start + 40 * 24 * hour
    for (let n = 0; n < 10; n++) must(await copyDesk(desk(), 'hour', { now: new Date(today + n * hour) }))
    const names = await namesOf(desk())
    expect(names.filter((name) => name.endsWith('-edition'))).toHaveLength(1)
    // Ten hours of today; of the thirty-one days before, those within the month, one each.
    expect(names.filter((name) => name.endsWith('-hour'))).toHaveLength(10)
    expect(names.filter((name) => name.endsWith('-day'))).toHaveLength(30)
  })

  it('dated ahead by a clock that was wrong are not the newest, and another is due once it is right', async () => {
    const { desk } = workedDesk()
    const right = Date.parse('2023-07-10T09:00:00+08:00')
    const [year, minute] = [365 * 86_400_000, 60_000]
    const ahead = must(await copyDesk(desk(), 'hand', { now: new Date(right + year) })).name
    work(desk())
    await copyWhatIsDue(desk(), { now: new Date(right) })
    const here = async (now: number) => {
      const { newest, copies } = must(await backupState(desk(), new Date(now)))[0] ?? expect.unreachable()
      return { newest, whole: copies.filter(({ state }) => state === 'whole').map(({ name }) => name) }
    }
    const { newest, whole } = await here(right + minute)
    expect(newest).toMatchObject({ current: true })
    expect(whole).toEqual([newest?.name, ahead])
    // A minute of work is not an hour: none is due.
    work(desk())
    await copyWhatIsDue(desk(), { now: new Date(right + minute) })
    expect((await here(right + 2 * minute)).whole).toEqual(whole)
  })

  it('are not taken away by a clock that is a year ahead', async () => {
    const { desk } = workedDesk()
    const dates = ['2023-07-08', '2023-07-09', '2023-07-10', '2024-07-10'].map(
      (day) => new Date(`${day}T09:00:00+08:00`),
    )
    const made: string[] = []
    for (const now of dates) made.unshift(must(await copyDesk(desk(), 'day', { now })).name)
    expect(await namesOf(desk())).toEqual(made)
  })

  it('stand around a freeze, and the edition’s own is kept', async () => {
    const { desk } = workedDesk()
    must(await copyDesk(desk(), 'hand'))
    work(desk())
    const frozen = await freezeWithCopies(desk(), {}, officer)
    const reasons = (await namesOf(desk())).map((name) => name.split('-')[3])
    expect(reasons).toEqual(frozen.ok ? ['edition', 'freeze', 'hand'] : ['freeze', 'hand'])
    expect(frozen.ok).toBe(true)
  })
})

describe('a copy', () => {
  it('of a desk too large to be looked through at its start is looked through, and what is altered in it is told', async () => {
    const { desk, holder, folder } = workedDesk()
    must(await copyDesk(desk(), 'hand'))
    const large = application('enterprise', {
      attachments: [],
      outline: [{ heading: '样例', title: '样例', text: '文'.repeat(5e6) }],
    })
    write(desk().store, (writing) => insertApplication(writing, { ...large, createdAt: '2023-07-10T00:00:00Z' }))
    holder.close()
    const database = new Database(join(folder, 'desk.sqlite'))
    database.exec(`UPDATE batch SET phone = '64009999'`)
    database.close()
    must(holder.open(folder))
    expect(problemOf(await copyDesk(desk(), 'hand')).message).toContain('数据库里有内容与保存时不一致')
    expect(await namesOf(desk())).toHaveLength(1)
  })

  it('takes no room for files the data folder has, and none is copied twice', async () => {
    const { desk, folder } = workedDesk()
    must(await copyDesk(desk(), 'hand'))
    must(await copyDesk(desk(), 'hand'))
    for (const { sha256 } of namedFiles(desk().store)) {
      const pooled = join(folder, 'backups/files', sha256.slice(0, 2), sha256)
      expect(statSync(pooled).ino).toBe(statSync(filePath(folder, sha256)).ino)
    }
    const [here] = must(await backupState(desk()))
    expect(here?.space).toBeLessThan(4 * (here?.copies[0]?.size ?? 0))
  })

  it.skipIf(!canMount)('there is no room for is told by the place officers know', async () => {
    const { holder, folder } = workedDesk()
    holder.close()
    const disk = temporaryFolder()
    const child = startOnSmallDisk(disk, '../../src-main/desk/backups/programs/no-room.ts', disk, folder)
    expect(await child.line()).toMatch(/^没能把备份写到“徐汇区.backups”，已存的数据都在。请检查那里的磁盘空间/)
  })

  it('leaves nothing half-made in sight: what a killed program left goes at the next opening', () => {
    const { holder, folder } = workedDesk()
    holder.close()
    for (const left of ['backups/desk-x.sqlite.1a.partial-journal', 'exports/定稿/报送包.zip.1a2b3c4d.part']) {
      mkdirSync(join(folder, left, '..'), { recursive: true })
      writeFileSync(join(folder, left), 'half')
    }
    mkdirSync(join(folder, 'backups/copies/20230710-090000-000-hand.partial'), { recursive: true })
    mkdirSync(join(folder, 'restoring-1a.partial'))
    writeFileSync(join(folder, 'exports/定稿/报送包.zip'), 'whole')
    laptop(folder).desk()
    expect(readdirSync(join(folder, 'exports/定稿'))).toEqual(['报送包.zip'])
    expect(readdirSync(join(folder, 'backups/copies'))).toEqual([])
    expect(
      readdirSync(folder)
        .concat(readdirSync(join(folder, 'backups')))
        .join(),
    ).not.toContain('partial')
  })
})

describe('the second place', () => {
  it('is refused with what to do where it can’t be one', async () => {
    const { desk, folder } = workedDesk()
    const file = join(temporaryFolder(), '文件')
    writeFileSync(file, '')
    for (const path of [join(temporaryFolder(), '没有'), '相对/路径', file])
      expect(problemOf(await nameSecondPlace(desk(), { path })).code).toBe('backup-place-missing')
    expect(problemOf(await nameSecondPlace(desk(), { path: join(folder, 'exports') })).code).toBe('backup-place-inside')
    expect(must(await backupState(desk()))).toHaveLength(1)
  })

  it('is taken up by itself when it is there again, and asked for after a day without it', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    const at = (time: string) => new Date(`2023-07-${time}:00+08:00`)
    must(await nameSecondPlace(desk(), { path: stick }, at('10T09:00')))
    must(await copyDesk(desk(), 'hand', { now: at('10T09:00') }))
    renameSync(stick, `${stick}-pocket`)
    work(desk())
    await copyWhatIsDue(desk(), { now: at('10T10:00') })
    const away = must(await backupState(desk(), at('11T08:59')))[1]
    expect(away).toMatchObject({ there: false, newest: { hoursOld: 23, current: false } })
    expect(away).not.toHaveProperty('missingSince')
    expect(must(await backupState(desk(), at('11T09:00')))[1]).toHaveProperty('missingSince')

    renameSync(`${stick}-pocket`, stick)
    await copyWhatIsDue(desk(), { now: at('11T09:05') })
    const back = must(await backupState(desk(), at('11T09:05')))[1]
    expect(back).toMatchObject({ there: true, newest: { current: true } })
    expect(back).not.toHaveProperty('missingSince')
  })

  it('that is pulled out half-way keeps the copy before it, and gets the next one whole', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    const first = must(await copyDesk(desk(), 'hand')).name
    // A file the stick has not got yet: the copy is at it when the stick goes.
    const pool = join(stick, '遴选备份-徐汇区', 'files')
    rmSync(pool, { recursive: true })
    let pulled = false
    const pull = ({ label, done, total }: { label: string; done: number; total: number }) => {
      if (pulled || label !== '备份附件' || done !== Math.floor(total / 2) || !existsSync(pool)) return
      renameSync(stick, `${stick}-pulled`)
      // What is left of the mount point takes no writing.
      writeFileSync(stick, '')
      pulled = true
    }
    const made = must(await copyDesk(desk(), 'hand', { progress: pull }))
    expect(pulled).toBe(true)
    expect(await namesOf(desk())).toEqual([made.name, first])
    const away = must(await backupState(desk()))[1]
    expect(away).toMatchObject({ there: false, problem: expect.stringContaining('中途断开') })

    rmSync(stick)
    renameSync(`${stick}-pulled`, stick)
    expect(await namesOf(desk(), 1)).toEqual([])
    const next = must(await copyDesk(desk(), 'hand'))
    expect(await namesOf(desk(), 1)).toEqual([next.name, first])
    const second = must(await backupState(desk()))[1]
    expect(second).not.toHaveProperty('problem')
    expect(readdirSync(stick, { recursive: true }).join()).not.toContain('.partial')
  })

  it('shares no file with the data, be it on the same disk: what happens to the one happens to it alone', async () => {
    const { desk, folder } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    must(await copyDesk(desk(), 'hour'))
    const files = namedFiles(desk().store).map(({ sha256 }) => ({
      data: filePath(folder, sha256),
      pooled: join(stick, '遴选备份-徐汇区/files', sha256.slice(0, 2), sha256),
    }))
    for (const { data, pooled } of files) expect(statSync(pooled).ino).not.toBe(statSync(data).ino)
    // As the second places of earlier versions did.
    const [first] = files
    if (!first) expect.unreachable()
    rmSync(first.pooled)
    linkSync(first.data, first.pooled)
    work(desk())
    must(await copyDesk(desk(), 'hour'))
    expect(statSync(first.pooled).ino).not.toBe(statSync(first.data).ino)
  })

  it.skipIf(!canMount)('that is full says so, keeps the copies it has, and counts no half one', async () => {
    const { holder, folder } = workedDesk()
    holder.close()
    const stick = temporaryFolder()
    const child = startOnSmallDisk(stick, '../../src-main/desk/backups/programs/fill-stick.ts', stick, folder)
    const names: string[] = []
    let line = await child.line()
    for (; line.endsWith('-hand'); line = await child.line()) names.unshift(line)
    expect(names.length).toBeGreaterThan(0)
    expect(line).toContain('所在的磁盘满了')
    expect(await child.line()).toBe(names.map((name) => `${name} whole`).join(','))
  })

  it('that takes no writing says so, and the copy here is made all the same', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    const copies = join(stick, '遴选备份-徐汇区', 'copies')
    writeFileSync(copies, 'a file where the folder should be')
    chmodSync(copies, 0o400)
    const made = must(await copyDesk(desk(), 'hand'))
    expect(await namesOf(desk())).toEqual([made.name])
    expect(must(await backupState(desk()))[1]?.problem).toContain('写不进去')
  })

  it('that refuses is asked again by itself after a while, longer each time, and at once when it was away', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    const at = (minute: string) => copyWhatIsDue(desk(), { now: new Date(`2023-07-10T09:${minute}:00+08:00`) })
    must(await nameSecondPlace(desk(), { path: stick }, new Date('2023-07-10T09:00:00+08:00')))
    const place = join(stick, '遴选备份-徐汇区')
    const copies = join(place, 'copies')
    const block = () => writeFileSync(copies, '')
    const brought = () => existsSync(copies) && statSync(copies).isDirectory()
    block()
    await at('00')
    rmSync(copies)
    await at('01')
    expect(brought()).toBe(false)
    block()
    await at('02')
    rmSync(copies)
    await at('05')
    expect(brought()).toBe(false)
    renameSync(stick, `${stick}-pocket`)
    await at('05')
    renameSync(`${stick}-pocket`, stick)
    await at('05')
    expect(brought()).toBe(true)
    expect(must(await backupState(desk()))[1]).not.toHaveProperty('problem')
  })

  it('two laptops share keeps what each brings, and what the other is just bringing', async () => {
    const { desk, holder } = workedDesk()
    const stick = temporaryFolder()
    const start = Date.parse('2023-07-10T09:00:00+08:00')
    const at = (hours: number) => new Date(start + hours * 3_600_000)
    must(await nameSecondPlace(desk(), { path: stick }, at(0)))
    const { name } = must(await copyDesk(desk(), 'hand', { now: at(0) }))
    const place = join(stick, '遴选备份-徐汇区')
    const other = laptop(join(temporaryFolder(), '徐汇区'))
    const folder = other.holder.folder()
    must(await restoreCopy(other.holder, { place, name, folder }, officer, { now: at(0.1) }))
    const theirs = must(await copyDesk(other.desk(), 'hour', { now: at(0.2) })).name
    // Under way on the other laptop, and left by one that was killed the day before yesterday.
    const [shelf, copies] = [join(place, 'files/ab'), join(place, 'copies')]
    mkdirSync(shelf, { recursive: true })
    const [fresh, old] = ['c', 'd'].map((letter) => join(shelf, `ab${letter.repeat(62)}`))
    const [going, gone] = ['1', '2'].map((n) => join(copies, `2023071${n}-100000-000-day.0000000${n}.partial`))
    if (!fresh || !old || !going || !gone) expect.unreachable()
    for (const path of [fresh, old]) writeFileSync(path, '样例')
    for (const path of [going, gone]) mkdirSync(path)
    for (const path of [old, gone]) utimesSync(path, at(-48), at(-48))
    utimesSync(fresh, at(20), at(20))
    for (let half = 1; half < 13; half++) {
      work(desk())
      must(await copyDesk(desk(), 'hour', { now: at(half / 2) }))
    }
    expect([fresh, old, going, gone].map((path) => existsSync(path))).toEqual([true, false, true, false])
    expect((await namesOf(desk(), 1)).filter((known) => known === theirs)).toEqual([theirs])
    const [mine, theirNewest] = [desk(), other.desk()].map(async (one) => must(await backupState(one))[1]?.newest)
    expect(await mine).toMatchObject({ current: true })
    expect(await theirNewest).toMatchObject({ name: theirs, current: true })
    holder.close()
  })

  it('is forgotten with its copies left where they are', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    const { name } = must(await copyDesk(desk(), 'hand'))
    await forgetSecondPlace(desk())
    expect(must(await backupState(desk()))).toHaveLength(1)
    expect(readdirSync(join(stick, '遴选备份-徐汇区', 'copies'))).toEqual([name])
    must(await nameSecondPlace(desk(), { path: stick }))
    expect(await namesOf(desk(), 1)).toEqual([name])
  })

  it('whose settings can’t be read hides nothing of what is here, and is named anew', async () => {
    const { desk, folder } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    const { name } = must(await copyDesk(desk(), 'hand'))
    writeFileSync(join(folder, 'backups', 'second-place.json'), 'garbage')
    expect(must(await backupState(desk()))).toMatchObject([
      { kind: 'here', problem: expect.stringContaining('重新选一次第二个位置') },
    ])
    expect(await namesOf(desk())).toEqual([name])
    must(await nameSecondPlace(desk(), { path: stick }))
    expect(await namesOf(desk(), 1)).toEqual([name])
    expect(must(await backupState(desk()))[0]).not.toHaveProperty('problem')
  })

  it('stays forgotten while a copy is still on its way there', async () => {
    const { desk } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    const pool = join(stick, '遴选备份-徐汇区', 'files')
    let forgotten: Promise<void> | undefined
    const forget = () => {
      if (existsSync(pool)) forgotten ??= forgetSecondPlace(desk())
    }
    must(await copyDesk(desk(), 'hand', { progress: forget }))
    expect(forgotten).toBeDefined()
    await forgotten
    expect(must(await backupState(desk()))).toHaveLength(1)
  })

  it('is looked for under every other drive', () => {
    expect(samePathElsewhere('/media/甲/盘/备份', ['/media/甲/盘', '/media/甲/盘1'])).toEqual([
      '/media/甲/盘/备份',
      '/media/甲/盘1/备份',
    ])
  })
})
