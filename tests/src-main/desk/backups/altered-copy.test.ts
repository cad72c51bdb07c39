import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namedFiles } from '../../../../db/named-files.ts'
import { backupState } from '../../../../src-main/desk/backups/backup-state.ts'
import { copyDesk } from '../../../../src-main/desk/backups/make-copy.ts'
import { planRestore, restoreCopy } from '../../../../src-main/desk/backups/restore.ts'
import { nameSecondPlace } from '../../../../src-main/desk/backups/second-place.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { must, officer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { headOf, newestAt, workedDesk } from './kept-desk.ts'

describe('an altered copy', () => {
  it('never counts and is never restored, wherever a byte was changed', async () => {
    const { desk, holder, folder } = workedDesk()
    const older = must(await copyDesk(desk(), 'hand', { now: new Date('2023-07-10T09:00:00+08:00') })).name
    const newer = must(await copyDesk(desk(), 'hand', { now: new Date('2023-07-10T10:00:00+08:00') })).name
    const place = join(folder, 'backups')
    const path = join(place, 'copies', newer, 'desk.sqlite')
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(path, bytes)

    const [here] = must(await backupState(desk()))
    expect(here?.copies.find(({ name }) => name === newer)?.state).toBe('altered')
    expect(here?.newest?.name).toBe(older)
    const head = headOf(desk())
    expect(problemOf(await restoreCopy(holder, { place, name: newer, folder }, officer)).code).toBe('copy-altered')
    expect(headOf(desk())).toEqual(head)
    expect(readdirSync(folder).filter((n) => n.startsWith('restoring-'))).toEqual([])
  })

  it('is one too whose manifest is gone, and one whose files are gone says which', async () => {
    const { desk, holder, folder } = workedDesk()
    const stick = temporaryFolder()
    must(await nameSecondPlace(desk(), { path: stick }))
    const { name } = must(await copyDesk(desk(), 'hand'))
    const { place } = await newestAt(stick)
    const [file] = namedFiles(desk().store)
    const sha256 = file?.sha256 ?? ''
    const pooled = join(place, 'files', sha256.slice(0, 2), sha256)
    rmSync(pooled)
    rmSync(filePath(folder, sha256))
    rmSync(join(folder, 'backups/files', sha256.slice(0, 2), sha256))
    expect(must(await planRestore(holder, { place, name, folder }, officer)).missing).toEqual([file?.name])
    expect(must(await backupState(desk()))[1]).not.toHaveProperty('newest')

    rmSync(join(place, 'copies', name, 'manifest.json'))
    expect(must(await backupState(desk()))[1]?.copies[0]?.state).toBe('altered')
    expect(problemOf(await planRestore(holder, { place, name, folder }, officer)).code).toBe('copy-altered')
  })
})
