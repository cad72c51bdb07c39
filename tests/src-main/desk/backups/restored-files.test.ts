import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../../../db/data-folder.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { pooled } from '../../../../src-main/backups/place.ts'
import { copyDesk } from '../../../../src-main/desk/backups/make-copy.ts'
import { planRestore, restoreCopy } from '../../../../src-main/desk/backups/restore.ts'
import { nameSecondPlace } from '../../../../src-main/desk/backups/second-place.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { must, officer, temporaryFolder } from '../../../support/desk.ts'
import { quickCost } from '../../router/desks.ts'
import { laptop, lostFiles, newestAt, workedDesk } from './kept-desk.ts'

describe('a restore takes each file from wherever a good one is', () => {
  it.each([undefined, '徐汇 2023 春'])(
    'a copy beside the data from the stick, and the other way (%s)',
    async (password) => {
      const { desk, holder, folder } = workedDesk()
      const stick = temporaryFolder()
      const second = must(await nameSecondPlace(desk(), { path: stick, password }, undefined, quickCost))
      const { name } = must(await copyDesk(desk(), 'hand'))
      const [onStick, beside] = namedFiles(desk().store).map(({ sha256 }) => sha256) as [string, string]
      // One byte of the data's own file is one of its second name in the pool beside it, too.
      flip(filePath(folder, onStick))
      flip(pooled(second, beside))
      rmSync(filePath(folder, beside))
      for (const place of [join(folder, 'backups'), second.root]) {
        const chosen = { place, name, folder, password }
        expect(must(await planRestore(holder, chosen, officer)).missing).toEqual([])
      }
      expect(
        must(await restoreCopy(holder, { place: join(folder, 'backups'), name, folder }, officer)).missing,
      ).toEqual([])
      expect(await lostFiles(desk())).toEqual([])
    },
  )

  it.each([undefined, '徐汇 2023 春'])(
    'one bad in the copy is named and not put; what is not there is said before (%s)',
    async (password) => {
      const { desk } = workedDesk()
      const stick = temporaryFolder()
      const second = must(await nameSecondPlace(desk(), { path: stick, password }, undefined, quickCost))
      must(await copyDesk(desk(), 'hand'))
      const [bad, gone, cut, ...rest] = namedFiles(desk().store)
      if (!bad || !gone || !cut) expect.unreachable()
      flip(pooled(second, bad.sha256))
      rmSync(pooled(second, gone.sha256))
      truncateSync(pooled(second, cut.sha256), 20)
      const fresh = laptop(join(temporaryFolder(), '新电脑'))
      const chosen = { ...(await newestAt(stick, password)), folder: fresh.holder.folder() }
      expect([...must(await planRestore(fresh.holder, chosen, officer)).missing].sort()).toEqual(
        [gone.name, cut.name].sort(),
      )
      const { missing } = must(await restoreCopy(fresh.holder, chosen, officer))
      expect([...missing].sort()).toEqual([bad.name, gone.name, cut.name].sort())
      const { folder } = fresh.desk().store
      for (const { sha256 } of [bad, gone, cut]) expect(existsSync(filePath(folder, sha256))).toBe(false)
      expect(await lostFiles(fresh.desk())).toHaveLength(3)
      expect(rest.length).toBeGreaterThan(20)
      expect(readdirSync(dataFolder(folder).incoming)).toEqual([])
    },
  )
})

function flip(path: string): void {
  const bytes = readFileSync(path)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
