import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ok } from '../../../../src-domain/result.ts'
import { type Staged, withStagedFolder } from '../../../../src-main/desk/merge/staged-folder.ts'
import { must, problemOf, temporaryFolder } from '../../../support/desk.ts'

/** A data folder as far as its place goes; `names` of what lies in it. */
function filling(...names: string[]) {
  return async ({ desk }: Staged) => {
    mkdirSync(join(desk, 'files'))
    for (const name of names) writeFileSync(join(desk, name), name)
    return ok(undefined)
  }
}

const whole = filling('desk.head', 'desk.sqlite')

describe('a folder in which a desk is made', () => {
  it('is as it was where the desk does not come to its place, be it half-way there', async () => {
    const root = temporaryFolder()
    // Without a database, all else has been moved when that is missed.
    for (const folder of [root, join(root, '新', '电脑')]) {
      expect(problemOf(await withStagedFolder(folder, filling('desk.head'))).code).toBe('store-unusable')
      expect(readdirSync(root)).toEqual([])
    }
    must(await withStagedFolder(root, whole))
    expect(readdirSync(root).toSorted()).toEqual(['desk.head', 'desk.sqlite', 'files'])
  })

  it('keeps what others put there meanwhile', async () => {
    const folder = join(temporaryFolder(), '新电脑')
    const refused = await withStagedFolder(folder, async (staged) => {
      writeFileSync(join(folder, '别的.txt'), '别的')
      return whole(staged)
    })
    expect(problemOf(refused).code).toBe('hand-over-into-filled')
    expect(readdirSync(folder)).toEqual(['别的.txt'])
  })

  it('is nobody else’s while one is made in it, and anybody’s once that was killed', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'new-desk-1.partial', 'desk'), { recursive: true })
    writeFileSync(join(folder, 'new-desk-1.partial', 'held.sqlite'), '断电时写坏的锁文件'.repeat(100))
    mkdirSync(join(folder, 'files'))
    const first = await withStagedFolder(folder, async (staged) => {
      expect(problemOf(await withStagedFolder(folder, whole)).code).toBe('hand-over-being-opened')
      return whole(staged)
    })
    must(first)
    expect(readdirSync(folder).toSorted()).toEqual(['desk.head', 'desk.sqlite', 'files'])
  })
})
