import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { closeDesk, openDesk } from '../../../../src-main/desk/desk.ts'
import { holdDesk } from '../../../../src-main/router/context.ts'
import { lastFolder, remembering } from '../../../../src-main/shells/electron/remembered-folder.ts'
import { must } from '../../../support/desk.ts'
import { changedNotice } from '../../../support/notice.ts'
import { boot, clientOf, deskFolder, type Electron, newFolder, quit, windowOf } from './boot.ts'
import { sampleBatch } from './sample-batch.ts'

const boxes = (electron: Electron) =>
  electron.called('dialog.showMessageBox').map((args) => args.at(-1) as Electron.MessageBoxOptions)

const memoryIn = (profile: string) => join(profile, 'userData', 'data-folder.json')

function remember(profile: string, text: string): void {
  mkdirSync(dirname(memoryIn(profile)), { recursive: true })
  writeFileSync(memoryIn(profile), text)
}

it('on a first start opens without a desk and proposes a folder for the new batch', async () => {
  const electron = await boot()
  const proposed = join(electron.machine.folder, 'documents', '遴选工作台')
  expect(await clientOf(electron).desk.state()).toMatchObject({ kind: 'none', folder: { path: proposed } })
  expect(boxes(electron)).toEqual([])
})

it('opens the data folder of the last time', async () => {
  const profile = newFolder()
  const folder = join(newFolder(), '2023徐汇')
  const first = await boot({ folder: profile })
  await clientOf(first).desk.create({ ...sampleBatch, folder })
  await quit(first)
  const second = await boot({ folder: profile })
  expect(await clientOf(second).desk.state()).toMatchObject({ kind: 'open', folder: { path: folder } })
})

it('a new batch by a package that was given goes by that package', () => {
  const folder = join(newFolder(), '2024徐汇')
  const path = memoryIn(newFolder())
  const given = changedNotice((scheme) => {
    scheme.shortTitle = '样例遴选'
  })
  const holder = remembering(holdDesk(folder), path)
  onTestFinished(() => holder.close())
  expect(must(holder.create(folder, sampleBatch, given)).scheme.shortTitle).toBe('样例遴选')
  expect(lastFolder(path)).toBe(folder)
})

it('does not remember a folder named on the command line', async () => {
  const profile = newFolder()
  const usual = deskFolder()
  remember(profile, JSON.stringify({ folder: usual }))
  await quit(await boot({ folder: profile, data: deskFolder() }))
  expect(await clientOf(await boot({ folder: profile })).desk.state()).toMatchObject({ folder: { path: usual } })
})

it('names a data folder that is gone, and opens and remembers the one the officer chooses instead', async () => {
  const profile = newFolder()
  const gone = join(newFolder(), '2022徐汇')
  const chosen = deskFolder()
  remember(profile, JSON.stringify({ folder: gone }))
  const electron = await boot({ folder: profile, answers: ['选择其他文件夹'], paths: [chosen] })
  const [box] = boxes(electron)
  expect(box?.message).toContain(basename(gone))
  expect(box?.detail).toContain(gone)
  expect(await clientOf(electron).desk.state()).toMatchObject({ kind: 'open', folder: { path: chosen } })
  expect(JSON.parse(readFileSync(memoryIn(profile), 'utf8'))).toEqual({ folder: chosen })
})

it('shows a damaged data folder’s backups, and leaves on 退出 without a window and without touching it', async () => {
  const data = deskFolder()
  writeFileSync(join(data, 'desk.sqlite'), 'garbage')
  const electron = await boot({ data, answers: ['打开备份文件夹', '退出'] })
  expect(boxes(electron)[0]?.message).toContain('已损坏')
  expect(electron.called('shell.openPath')).toEqual([[join(data, 'backups')]])
  expect(electron.windows).toEqual([])
  expect(readFileSync(join(data, 'desk.sqlite'), 'utf8')).toBe('garbage')
})

it('opens a data folder that was in use once it is free and the officer tries again', async () => {
  const data = deskFolder()
  const other = openDesk(data)
  if (!other.ok) throw new Error(other.problem.message)
  const tryAgain = () => {
    closeDesk(other.value)
    return '再试一次'
  }
  const electron = await boot({ data, answers: [tryAgain] })
  expect(boxes(electron)[0]?.message).toContain('另一个窗口')
  expect(await clientOf(electron).desk.state()).toMatchObject({ kind: 'open' })
})

it('does not start afresh when it cannot read which folder was the last: it asks, and overwrites nothing', async () => {
  const profile = newFolder()
  remember(profile, '{"folder"')
  const electron = await boot({ folder: profile, answers: ['退出'] })
  expect(boxes(electron)).toHaveLength(1)
  expect(electron.windows).toEqual([])
  expect(readFileSync(memoryIn(profile), 'utf8')).toBe('{"folder"')
})

it('frees the data folder when it quits', async () => {
  const data = deskFolder()
  const electron = await boot({ data })
  expect(openDesk(data)).toMatchObject({ ok: false, problem: { code: 'store-in-use' } })
  await quit(electron)
  const opened = openDesk(data)
  expect(opened).toMatchObject({ ok: true })
  if (opened.ok) closeDesk(opened.value)
})

it('started a second time, brings the first window forward and opens none of its own', async () => {
  const second = await boot({ isFirstInstance: false })
  expect(second.windows).toEqual([])
  const first = await boot({ data: deskFolder() })
  windowOf(first).minimized = true
  first.app.emit('second-instance', {}, [], '')
  expect(first.called('window.restore')).toHaveLength(1)
  expect(first.called('window.focus')).toHaveLength(1)
})

it('says where the data are when the start itself fails, and logs no message, which may quote an applicant', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => logged.mockRestore())
  const data = deskFolder()
  const electron = await boot({ data, screens: [] })
  const [[, text]] = electron.called('dialog.showErrorBox') as [[string, string]]
  expect(text).toContain(data)
  expect(electron.called('app.exit')).toEqual([[1]])
  expect(logged.mock.calls.flat().join()).toMatch(/^TypeError\n\s+at /)
})

it('opens another data folder from the menu, and keeps the one it has when that fails', async () => {
  const data = deskFolder()
  const other = deskFolder()
  const electron = await boot({ data, paths: [newFolder(), other] })
  const [[template]] = electron.called('Menu.buildFromTemplate') as [[Electron.MenuItemConstructorOptions[]]]
  const file = template[0]?.submenu as Electron.MenuItemConstructorOptions[]
  const openOther = file.find(({ label }) => label === '打开数据文件夹…')?.click as unknown as () => Promise<void>
  const client = clientOf(electron)
  await openOther()
  expect(boxes(electron)).toHaveLength(1)
  expect(await client.desk.state()).toMatchObject({ folder: { path: data } })
  await openOther()
  expect(await client.desk.state()).toMatchObject({ folder: { path: other } })
  expect(electron.called('webContents.reload')).toHaveLength(1)
})

it('lets the router choose a folder with the system’s dialog, and opens a folder it is to show', async () => {
  const data = deskFolder()
  const electron = await boot({ data, paths: ['/样例/收件'] })
  const { host } = clientOf(electron)
  expect(await host.chooseFolder({ title: '选择收件文件夹' })).toBe('/样例/收件')
  expect(await host.chooseFolder({ title: '选择收件文件夹' })).toBeNull()
  await host.reveal({ place: 'backups' })
  expect(electron.called('shell.openPath')).toEqual([[join(data, 'backups')]])
})
