import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backup, settleCopy } from '../../db/backup.ts'
import { readBatch, writeBatch } from '../../db/batch.ts'
import { write } from '../support/write.ts'
import { newFolder, newStore, opened } from './folders.ts'
import { sampleBatch } from './samples.ts'

describe('a backup', () => {
  it('holds what was confirmed up to then and opens as a data folder of its own', async () => {
    const store = newStore()
    write(store, (writing) => writeBatch(writing, sampleBatch))
    const folder = newFolder()
    const path = join(folder, 'desk.sqlite')
    expect(await backup(store, path)).toEqual({ ok: true, value: { path } })
    expect(settleCopy(path)).toMatchObject({ ok: true, value: { chained: true, files: [] } })
    expect(readdirSync(folder)).toEqual(['desk.sqlite'])

    write(store, (writing) => writeBatch(writing, { ...sampleBatch, preparer: '样例丙' }))
    expect(readBatch(opened(folder))).toEqual(sampleBatch)
  })

  it('never replaces a file, be it the open database itself', async () => {
    const store = newStore()
    write(store, (writing) => writeBatch(writing, sampleBatch))
    const other = join(newFolder(), '去年.sqlite')
    writeFileSync(other, '样例')
    for (const path of [other, join(store.folder, 'desk.sqlite')]) {
      expect(await backup(store, path)).toMatchObject({ problem: { code: 'backup-exists' } })
    }
    expect(readFileSync(other, 'utf8')).toBe('样例')
    expect(readBatch(store)).toEqual(sampleBatch)
  })

  it('that cannot be written is a problem and leaves nothing behind', async () => {
    const folder = newFolder()
    const result = await backup(newStore(), join(folder, 'unplugged', '备份.sqlite'))
    expect(result).toEqual({
      ok: false,
      problem: { code: 'backup-failed', message: expect.stringMatching(/没能把备份写到“备份.sqlite”，已存的数据都在/) },
    })
    expect(readdirSync(folder)).toEqual([])
  })
})
