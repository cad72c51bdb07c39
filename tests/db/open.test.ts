import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBatch, writeBatch } from '../../db/batch.ts'
import { listEvents } from '../../db/events.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { sealAll } from '../../db/seals.ts'
import { write } from '../support/write.ts'
import { killed, startProgram } from './child.ts'
import { closedFolder, contents, newFolder, newStore, opened, withDatabase } from './folders.ts'
import { sampleBatch } from './samples.ts'

const withBatch = () => closedFolder((store) => write(store, (writing) => writeBatch(writing, sampleBatch)))

function problemOf(folder: string, options?: { create: boolean }) {
  const result = openStore(folder, options)
  if (!result.ok) return result.problem
  closeStore(result.value)
  throw new Error('it was opened')
}

describe('a data folder', () => {
  it('is made only on request and is there the next time', () => {
    const store = opened(closedFolder((store) => write(store, (writing) => writeBatch(writing, sampleBatch))))
    expect(readBatch(store)).toEqual(sampleBatch)
    expect(readdirSync(store.folder)).toEqual(expect.arrayContaining(['backups', 'desk.sqlite', 'exports', 'files']))
  })

  it('that was mistyped is refused by its name and not made into a new batch', () => {
    const folder = newFolder()
    expect(problemOf(folder)).toEqual({
      code: 'store-missing',
      message: expect.stringContaining(`数据文件夹“${basename(folder)}”里没有遴选数据`),
    })
    expect(readdirSync(folder)).toEqual([])
    expect(problemOf(join(folder, '2O23')).code).toBe('store-missing')
    expect(readdirSync(folder)).toEqual([])
  })

  it('that lost its database is not taken for an empty one', () => {
    for (const trace of ['files/ab/abcd', 'backups/desk-20230710.sqlite', 'desk.sqlite-wal']) {
      const folder = newFolder()
      mkdirSync(join(folder, trace, '..'), { recursive: true })
      writeFileSync(join(folder, trace), '样例')
      expect(problemOf(folder, { create: true }).code).toBe('store-remains')
      expect(Object.keys(contents(folder))).toEqual([join(folder, trace)])
    }
  })

  it('that cannot be a folder is refused with what to look at', () => {
    const file = join(newFolder(), 'a file')
    writeFileSync(file, '')
    expect(problemOf(file, { create: true })).toEqual({
      code: 'store-unusable',
      message: expect.stringContaining('请检查磁盘或 U 盘'),
    })
  })

  it('is cleared at the start of what a killed process left half-written', () => {
    const folder = withBatch()
    writeFileSync(join(folder, 'files', 'incoming', 'half'), '样例')
    writeFileSync(join(folder, 'backups', 'desk.sqlite.partial'), '样例')
    writeFileSync(join(folder, 'backups', 'desk.sqlite'), '样例')
    opened(folder)
    expect(readdirSync(join(folder, 'files', 'incoming'))).toEqual([])
    expect(readdirSync(join(folder, 'backups'))).toEqual(['desk.sqlite'])
  })
})

describe('an open data folder', () => {
  it('is refused to a second process until the first is killed, and keeps what the first had confirmed', async () => {
    const folder = withBatch()
    const holder = startProgram('hold.ts', folder)
    expect(await holder.line()).toBe('open')
    expect(problemOf(folder)).toEqual({
      code: 'store-in-use',
      message: expect.stringContaining(`数据文件夹“${basename(folder)}”正由另一个窗口使用`),
    })

    await killed(holder)
    const store = opened(folder)
    expect(listEvents(store, { limit: 10 })).toMatchObject([{ event: { applicant: 'held' } }])
  })

  it('stays locked against other processes after this one has been refused a second time', async () => {
    const store = newStore()
    expect(problemOf(store.folder).code).toBe('store-in-use')
    expect(await startProgram('hold.ts', store.folder).line()).toBe('store-in-use')
  })
})

describe('a database from a newer version', () => {
  it('with a flipped bit in its version is damaged, and not taken for one of a newer program', () => {
    for (const bit of [9, 20, 30]) {
      const folder = withBatch()
      const path = join(folder, 'desk.sqlite')
      const bytes = readFileSync(path)
      bytes.writeUInt32BE(bytes.readUInt32BE(60) ^ (1 << bit), 60)
      writeFileSync(path, bytes)
      expect(problemOf(folder).code).toBe('store-damaged')
      expect(readFileSync(path)).toEqual(bytes)
    }
  })

  it('is refused and left byte for byte alone, the log of a killed session included', () => {
    const living = withBatch()
    const folder = newFolder()
    withDatabase(living, (database) => {
      database.pragma('user_version = 99')
      // As whoever wrote it has sealed it.
      sealAll(database)
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.exec(`UPDATE batch SET preparer = '样例丙'`)
      for (const name of ['desk.sqlite', 'desk.sqlite-wal']) copyFileSync(join(living, name), join(folder, name))
    })
    const before = contents(folder)
    expect(before[join(folder, 'desk.sqlite-wal')]?.length).toBeGreaterThan(0)
    expect(problemOf(folder)).toEqual({ code: 'store-newer', message: expect.stringContaining('请安装新版本后再打开') })
    expect(problemOf(folder, { create: true }).code).toBe('store-newer')
    expect(contents(folder)).toEqual(before)
  })

  it('is recognised by a version that only the log of a killed session holds', () => {
    const living = withBatch()
    const folder = newFolder()
    withDatabase(living, (database) => {
      database.pragma('user_version = 99')
      for (const name of ['desk.sqlite', 'desk.sqlite-wal']) copyFileSync(join(living, name), join(folder, name))
    })
    expect(problemOf(folder).code).toBe('store-newer')
    expect(withDatabase(folder, (database) => database.pragma('user_version', { simple: true }))).toBe(99)
  })
})

describe('a damaged database', () => {
  const overwrite = (folder: string, offset: number, bytes: Buffer) => {
    const path = join(folder, 'desk.sqlite')
    const whole = readFileSync(path)
    bytes.copy(whole, offset)
    writeFileSync(path, whole)
  }
  const damages: Record<string, (folder: string) => void> = {
    'garbage in its place': (folder) => writeFileSync(join(folder, 'desk.sqlite'), '样例'.repeat(5000)),
    'cut off in the middle': (folder) => truncateSync(join(folder, 'desk.sqlite'), 20_000),
    'pages overwritten': (folder) => overwrite(folder, 4096, Buffer.alloc(8192, 0xa5)),
    'emptied after its header': (folder) => truncateSync(join(folder, 'desk.sqlite'), 100),
    'a flipped bit in who may write it': (folder) => overwrite(folder, 18, Buffer.from([0x22])),
    'a flipped bit in who may read it': (folder) => overwrite(folder, 19, Buffer.from([0x12])),
    'a database of another program': (folder) => {
      rmSync(join(folder, 'desk.sqlite'))
      withDatabase(folder, (database) => database.exec('CREATE TABLE t (x); PRAGMA user_version = 1'))
    },
    'a version taken away': (folder) => withDatabase(folder, (database) => database.pragma('user_version = 0')),
    'rows pointing nowhere': (folder) =>
      withDatabase(folder, (database) => {
        database.pragma('foreign_keys = OFF')
        database.exec(`INSERT INTO rankings VALUES ('A07', 'enterprise', 1)`)
      }),
  }
  for (const [name, damage] of Object.entries(damages)) {
    it(`(${name}) is refused with its folder's name and the way back, and nothing is touched`, () => {
      const folder = withBatch()
      damage(folder)
      const before = contents(folder)
      expect(problemOf(folder)).toEqual({
        code: 'store-damaged',
        message: expect.stringContaining(`数据文件夹“${basename(folder)}”里的 desk.sqlite 已损坏`),
      })
      expect(problemOf(folder, { create: true }).code).toBe('store-damaged')
      expect(contents(folder)).toEqual(before)
    })
  }

  it('is not made new where it has shrunk to nothing', () => {
    const folder = withBatch()
    truncateSync(join(folder, 'desk.sqlite'), 0)
    expect(problemOf(folder).code).toBe('store-damaged')
    expect(contents(folder)).toEqual({ [join(folder, 'desk.sqlite')]: '' })
  })
})
