import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { closeDesk, openDesk } from '../../../../src-main/use-cases/desk.ts'
import { boot, clientOf, deskFolder, type Electron, newFolder, quit, sampleBatch, windowOf } from './boot.ts'

const boxes = (electron: Electron) =>
  electron.called('dialog.showMessageBox').map((args) => args.at(-1) as Electron.MessageBoxOptions)

it('on a first start opens without a desk and proposes a folder for the new batch', async () => {
  const electron = await boot()
  const state = await clientOf(electron).desk.state()
  expect(state).toMatchObject({ kind: 'none', folder: { path: join(electron.machine.folder, 'documents', '遴选工作台') } })
  expect(boxes(electron)).toEqual([])
})

it('opens the data folder of the last time, whichever way it was opened', async () => {
  const folder = newFolder()
  const first = await boot({ folder })
  await clientOf(first).desk.create(sampleBatch)
  await quit(first)
  const second = await boot({ folder })
  expect(await clientOf(second).desk.state()).toMatchObject({ kind: 'open', batch: { district: '徐汇区' } })
})

it('does not remember a folder it was only pointed at', async () => {
  const electron = await boot({ data: deskFolder() })
  expect(existsSync(join(electron.machine.folder, 'userData', 'data-folder.json'))).toBe(false)
})

it('names a data folder that is gone, and opens the one the officer chooses', async () => {
  const folder = newFolder()
  const gone = await boot({ folder, data: undefined })
  await quit(gone)
  const other = deskFolder()
  await boot({ folder, data: other }).then(quit)
  const missing = join(newFolder(), '不在了的2023徐汇')
  remember(folder, missing)
  const electron = await boot({ folder, buttons: [1], paths: [other] })
  const [box] = boxes(electron)
  expect(box?.message).toContain(basename(missing))
  expect(box?.detail).toContain(missing)
  expect(box?.buttons).toEqual(['在这里新建批次', '选择其他文件夹', '打开备份文件夹', '退出'])
  expect(await clientOf(electron).desk.state()).toMatchObject({ kind: 'open', folder: { path: other } })
  expect(JSON.parse(readFileSync(join(folder, 'userData', 'data-folder.json'), 'utf8'))).toEqual({ folder: other })
})

it('shows what is wrong with a damaged data folder, shows its backups, and leaves on 退出 without touching it', async () => {
  const data = deskFolder()
  const database = join(data, 'desk.sqlite')
  writeFileSync(database, 'garbage')
  const electron = await boot({ data, buttons: [2, 3] })
  const [box] = boxes(electron)
  expect(box?.message).toContain('已损坏')
  expect(box?.buttons).toEqual(['再试一次', '选择其他文件夹', '打开备份文件夹', '退出'])
  expect(electron.called('shell.openPath')).toEqual([[join(data, 'backups')]])
  expect(electron.called('app.quit')).toHaveLength(1)
  expect(electron.windows).toEqual([])
  expect(readFileSync(database, 'utf8')).toBe('garbage')
})

it('opens a folder that was in use as soon as it is free', async () => {
  const data = deskFolder()
  const other = openDesk(data)
  if (!other.ok) throw new Error(other.problem.message)
  const starting = boot({ data, buttons: [] })
  const { dialog } = await import('../../../support/electron-stand-in.ts')
  expect(dialog).toBeDefined()
  closeDesk(other.value)
  const electron = await starting
  expect(electron.called('app.quit')).toHaveLength(1)
})

it('forgets nothing when its memory cannot be read: it asks instead of starting afresh', async () => {
  const folder = newFolder()
  remember(folder, '')
  const memory = join(folder, 'userData', 'data-folder.json')
  writeFileSync(memory, '{"folder"')
  const electron = await boot({ folder })
  expect(boxes(electron)).toHaveLength(1)
  expect(electron.windows).toEqual([])
  expect(readFileSync(memory, 'utf8')).toBe('{"folder"')
})
