import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { copyDesk } from '../../../../src-main/desk/backups/make-copy.ts'
import { restoreCopy } from '../../../../src-main/desk/backups/restore.ts'
import { nameSecondPlace } from '../../../../src-main/desk/backups/second-place.ts'
import { must, officer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { quickCost } from '../../router/desks.ts'
import { everything, headOf, laptop, lostFiles, newestAt, workedDesk } from './kept-desk.ts'

it.each([undefined, '徐汇 2023 春'])(
  'a stick pulled out during a restore leaves everything as it was, and once it is back all comes from it (password: %s)',
  async (password) => {
    const { desk, holder, folder } = workedDesk()
    const root = temporaryFolder()
    const [stick, out] = [join(root, '盘'), join(root, '拔出')]
    renameSync(temporaryFolder(), stick)
    must(await nameSecondPlace(desk(), { path: stick, password }, undefined, quickCost))
    must(await copyDesk(desk(), 'hand'))
    const before = everything(desk())
    const chosen = { ...(await newestAt(stick, password)), folder: join(root, '新电脑') }
    holder.close()
    rmSync(folder, { recursive: true })

    const fresh = laptop(chosen.folder)
    let pulled = false
    const progress = () => {
      if (!pulled) renameSync(stick, out)
      pulled = true
    }
    expect(problemOf(await restoreCopy(fresh.holder, chosen, officer, { progress })).code).toBe('restore-place-gone')
    expect(fresh.holder.desk()).toBeUndefined()

    renameSync(out, stick)
    expect(must(await restoreCopy(fresh.holder, chosen, officer))).toEqual({ missing: [] })
    expect(everything(fresh.desk()).applications).toEqual(before.applications)
    expect(await lostFiles(fresh.desk())).toEqual([])
  },
)

it('a restore that is cancelled ends only once nothing of it is under way, and nothing has changed', async () => {
  const { desk, holder, folder } = workedDesk()
  const stick = temporaryFolder()
  must(await nameSecondPlace(desk(), { path: stick }))
  must(await copyDesk(desk(), 'hand'))
  const head = headOf(desk())
  const stop = new AbortController()
  let told = 0
  const progress = () => {
    told++
    stop.abort()
  }
  const chosen = { ...(await newestAt(stick)), folder }
  await expect(restoreCopy(holder, chosen, officer, { progress, signal: stop.signal })).rejects.toThrow()
  const atEnd = told
  await new Promise((later) => setTimeout(later, 200))
  expect(told).toBe(atEnd)
  expect(headOf(desk())).toEqual(head)
})
