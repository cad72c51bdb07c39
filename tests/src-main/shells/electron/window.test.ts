import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { boot, deskFolder, type Electron, newFolder, quit, windowOf } from './boot.ts'

const stateFile = (profile: string) => join(profile, 'userData', 'window.json')

function keepState(profile: string, text: string): void {
  mkdirSync(dirname(stateFile(profile)), { recursive: true })
  writeFileSync(stateFile(profile), text)
}

function openedAt(electron: Electron) {
  const [[{ x, y, width, height }]] = electron.called('new BrowserWindow') as [[Electron.Rectangle]]
  return { x, y, width, height }
}

const bounds = { x: 100, y: 80, width: 1200, height: 800 }

it('opens the window where the officer left it', async () => {
  const profile = newFolder()
  const first = await boot({ folder: profile, data: deskFolder() })
  const window = windowOf(first)
  window.bounds = bounds
  window.maximized = true
  window.emit('close')
  await quit(first)
  const second = await boot({ folder: profile, data: deskFolder() })
  expect(openedAt(second)).toEqual(bounds)
  expect(windowOf(second).maximized).toBe(true)
})

it('opens on the main screen when the one it stood on is gone, and no larger than the screen', async () => {
  const profile = newFolder()
  keepState(profile, JSON.stringify({ bounds: { x: 2500, y: 80, width: 1200, height: 800 }, maximized: false }))
  const away = await boot({ folder: profile, data: deskFolder() })
  expect(openedAt(away)).toEqual({ x: 240, y: 70, width: 1440, height: 900 })
  await quit(away)
  keepState(profile, JSON.stringify({ bounds: { x: 0, y: 0, width: 3000, height: 2000 }, maximized: false }))
  const small = await boot({ folder: profile, data: deskFolder(), screens: [{ x: 0, y: 0, width: 1366, height: 728 }] })
  expect(openedAt(small)).toEqual({ x: 0, y: 0, width: 1366, height: 728 })
})

it('falls back on a damaged state, and leaves the file alone until the officer gives the window a place', async () => {
  for (const damaged of ['{"bounds":', '{"bounds":{"x":0,"y":0,"width":-5,"height":1},"maximized":false}']) {
    const profile = newFolder()
    keepState(profile, damaged)
    const electron = await boot({ folder: profile, data: deskFolder() })
    expect(openedAt(electron)).toEqual({ x: 240, y: 70, width: 1440, height: 900 })
    const window = windowOf(electron)
    window.emit('close')
    expect(readFileSync(stateFile(profile), 'utf8')).toBe(damaged)
    window.bounds = bounds
    window.emit('close')
    expect(JSON.parse(readFileSync(stateFile(profile), 'utf8'))).toEqual({ bounds, maximized: false })
    expect(existsSync(`${stateFile(profile)}.partial`)).toBe(false)
    await quit(electron)
  }
})

it('tells of a crashed page with the data folder’s name, and loads it again or leaves', async () => {
  const data = deskFolder()
  const electron = await boot({ data, answers: ['重新载入', '退出'] })
  const { webContents } = windowOf(electron)
  webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  await electron.whenCalled('webContents.reload')
  const [[, box]] = electron.called('dialog.showMessageBox') as [[unknown, Electron.MessageBoxOptions]]
  expect(box.detail).toContain(data)
  webContents.emit('render-process-gone', {}, { reason: 'oom' })
  await electron.whenCalled('app.quit')
})

it('asks once about a page that hangs, and takes the question back when it answers again', async () => {
  const electron = await boot({ data: deskFolder(), answers: ['继续等待', '重新载入'] })
  const window = windowOf(electron)
  window.emit('unresponsive')
  window.emit('unresponsive')
  window.emit('responsive')
  const [[, { signal }], more] = electron.called('dialog.showMessageBox') as [
    [unknown, Electron.MessageBoxOptions],
    unknown,
  ]
  expect(signal?.aborted).toBe(true)
  expect(more).toBeUndefined()
  await new Promise(setImmediate)
  window.emit('unresponsive')
  await electron.whenCalled('webContents.forcefullyCrashRenderer')
  // What the shell ended itself is no crash to tell of.
  window.webContents.emit('render-process-gone', {}, { reason: 'killed' })
  expect(electron.called('dialog.showMessageBox')).toHaveLength(2)
  expect(electron.called('webContents.reload')).toHaveLength(1)
})

type Items = Electron.MenuItemConstructorOptions[]

const itemsOf = (electron: Electron) => {
  const [[template]] = electron.called('Menu.buildFromTemplate') as [[Items]]
  return { titles: template.map(({ label }) => label), items: template.flatMap(({ submenu }) => submenu as Items) }
}

it('has its menu in Chinese, without reloading or developer tools in the packed program', async () => {
  const packed = itemsOf(await boot({ data: deskFolder() }))
  expect(packed.titles).toEqual(['文件(&F)', '编辑(&E)', '视图(&V)', '帮助(&H)'])
  const labels = packed.items.filter(({ type }) => type !== 'separator').map(({ label }) => label)
  expect(labels.filter((label) => !/\p{Script=Han}/u.test(label ?? ''))).toEqual([])
  const roles = packed.items.map(({ role }) => role)
  expect(roles).toEqual(
    expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen', 'quit']),
  )
  const tools = ['reload', 'forceReload', 'toggleDevTools']
  expect(roles.filter((role) => tools.includes(role ?? ''))).toEqual([])
  const development = itemsOf(await boot({ data: deskFolder(), packaged: false }))
  expect(development.items.map(({ role }) => role)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
})

it('prints double-sided, and only through the system’s dialog', async () => {
  const electron = await boot({ data: deskFolder() })
  const print = itemsOf(electron).items.find(({ label }) => label === '打印本页…')?.click as unknown as () => void
  print()
  expect(electron.called('webContents.print')).toEqual([
    [expect.objectContaining({ silent: false, duplex: 'longEdge', duplexMode: 'longEdge' })],
  ])
})

it('offers cutting and pasting on a right click in a field, and nothing on plain paper', async () => {
  const electron = await boot({ data: deskFolder() })
  const clicked = (params: object) => {
    windowOf(electron).webContents.emit(
      'context-menu',
      {},
      { isEditable: false, selectionText: '', editFlags: {}, ...params },
    )
    return electron.called('menu.popup').length
  }
  expect(clicked({})).toBe(0)
  expect(clicked({ isEditable: true })).toBe(1)
  expect(clicked({ selectionText: '样例' })).toBe(2)
})
