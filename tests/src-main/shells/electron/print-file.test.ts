import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { boot, deskFolder, type Electron, newFolder, windowOf } from './boot.ts'

/*
 * What a recording of Electron can tell. That its PDF viewer shows the file and the system's dialog opens over it is
 * skipped here: no Electron runtime.
 */

const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai'
const bytes = Buffer.from(`%PDF-1.7\n${'样例'.repeat(100_000)}\n%%EOF`)

/** The desk with a file being printed: the window for it is open, and nobody has read the file yet. */
async function printing() {
  // The time the viewer gets to lay out has always just passed.
  vi.doMock('node:timers/promises', () => ({ setTimeout: async () => {} }))
  onTestFinished(() => void vi.doUnmock('node:timers/promises'))
  const electron = await boot({ data: deskFolder() })
  const { electronHost } = await import('../../../../src-main/shells/electron/host.ts')
  const path = join(newFolder(), '合并打印.pdf')
  writeFileSync(path, bytes)
  const ended = electronHost.print?.(path)
  await electron.whenCalled('window.loadURL', 2)
  const window = electron.windows[1]
  const [address = ''] = electron.called('window.loadURL')[1] as [string]
  if (!window || !ended) throw new Error('no window was opened to print')
  const get = async (url: string, method = 'GET') =>
    window.webContents.session.protocol.handlers.get('app')?.(new Request(url, { method }))
  return { electron, window, path, ended, address: address.replace(/#.*/, ''), get }
}

/** The dialog's answer, once it is open. */
async function dialogOf(electron: Electron): Promise<(printed: boolean, reason: string) => void> {
  await electron.whenCalled('webContents.print')
  const [[, answer]] = electron.called('webContents.print') as [[object, (printed: boolean, reason: string) => void]]
  return answer
}

it('shows the file in a window of its own: sandboxed, without preload or Node, in a session of its own', async () => {
  const { electron, window, ended, address } = await printing()
  const [, [options]] = electron.called('new BrowserWindow') as [unknown, [Electron.BrowserWindowConstructorOptions]]
  expect(options.webPreferences).toMatchObject({
    plugins: true,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  })
  expect(options.webPreferences).not.toHaveProperty('preload')
  expect(window.webContents.session).not.toBe(electron.session.defaultSession)
  // The viewer was missing from sessions that are not kept by name; without a cache none keeps a paper.
  expect(electron.called('sessions.fromPartition')).toEqual([['persist:print', { cache: false }]])
  expect(address).toMatch(/^app:\/\/print\/[0-9a-f-]{36}\.pdf$/)
  window.destroy()
  await ended
})

it('opens the dialog once the viewer has read the whole file: both sides, A4, unscaled, never silent', async () => {
  const { electron, window, ended, address, get } = await printing()
  const response = await get(address)
  expect(response?.headers.get('content-type')).toBe('application/pdf')
  expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
  const reader = response?.body?.getReader()
  await reader?.read()
  await new Promise(setImmediate)
  expect(electron.called('webContents.print')).toEqual([])
  while (!(await reader?.read())?.done);
  const answer = await dialogOf(electron)
  expect(electron.called('webContents.print')[0]?.[0]).toEqual({
    silent: false,
    pageSize: 'A4',
    duplex: 'longEdge',
    duplexMode: 'longEdge',
    margins: { marginType: 'none' },
    scaleFactor: 100,
  })
  expect(window.destroyed).toBe(false)
  answer(true, '')
  await ended
  expect(window.destroyed).toBe(true)
  expect(electron.called('dialog.showMessageBox')).toEqual([])
})

it('serves that one file, whole, to that window, and nothing once it is printed', async () => {
  const { electron, path, ended, address, get } = await printing()
  const served = await get(address)
  expect(Buffer.from(await (served as Response).arrayBuffer()).equals(readFileSync(path))).toBe(true)
  for (const other of [
    'app://print/',
    'app://print/../desk.sqlite',
    `${address}/..`,
    'app://desk/',
    'app://desk/files/1',
  ])
    expect((await get(other))?.status, other).toBe(404)
  expect((await get(address, 'POST'))?.status).toBe(404)
  const answer = await dialogOf(electron)
  answer(true, '')
  await ended
  expect((await get(address))?.status).toBe(404)
})

it('lets the viewer open its frames there and go nowhere else, and opens none of them in the desk’s window', async () => {
  const { electron, window, ended, address } = await printing()
  const refuses = ({ webContents }: typeof window, url: string, isMainFrame: boolean) => {
    const event = new electron.Refusable(url, isMainFrame)
    webContents.emit('will-frame-navigate', event)
    return event.defaultPrevented
  }
  for (const url of [`${viewer}/index.html`, `${viewer}/1312517a`, address]) {
    expect(refuses(window, url, false), url).toBe(false)
    expect(refuses(window, url, true), url).toBe(true)
    expect(refuses(windowOf(electron), url, false), url).toBe(true)
  }
  for (const url of ['https://evil.example/', 'file:///etc/passwd', 'chrome-extension://other/index.html'])
    expect(refuses(window, url, false), url).toBe(true)
  expect(electron.handler('webContents.setWindowOpenHandler')?.({ url: 'https://evil.example/' })).toEqual({
    action: 'deny',
  })
  window.destroy()
  await ended
})

it('gives the printing window no permission, no download, and neither the network nor the desk', async () => {
  const { electron, window, ended, address } = await printing()
  const cancelled = (url: string) =>
    new Promise((answer) =>
      electron.handler('webRequest.onBeforeRequest')?.({ url }, ({ cancel }: { cancel: boolean }) => answer(cancel)),
    )
  for (const url of [
    'https://example.com/',
    'file:///etc/passwd',
    'app://desk/',
    'app://desk/files/1',
    'app://print.evil/',
  ])
    expect(await cancelled(url), url).toBe(true)
  for (const url of [address, `${viewer}/index.html`, 'chrome://resources/js/assert.js'])
    expect(await cancelled(url), url).toBe(false)
  const [request] = electron.called('session.setPermissionRequestHandler').at(-1) as [
    (c: object, p: string, a: (granted: boolean) => void, d: object) => void,
  ]
  for (const permission of ['clipboard-sanitized-write', 'fileSystem', 'openExternal'])
    expect(await new Promise((answer) => request({}, permission, answer, { requestingUrl: address }))).toBe(false)
  const download = new electron.Refusable()
  window.webContents.session.emit('will-download', download, { getURL: () => address })
  expect(download.defaultPrevented).toBe(true)
  window.destroy()
  await ended
})

it('says nothing when the officer thinks better of it, in the dialog or by closing the window', async () => {
  const asked = await printing()
  await (await asked.get(asked.address))?.arrayBuffer()
  const answer = await dialogOf(asked.electron)
  answer(false, 'Print job canceled')
  await asked.ended
  expect(asked.electron.called('dialog.showMessageBox')).toEqual([])

  const closed = await printing()
  closed.window.destroy()
  await closed.ended
  expect(closed.electron.called('webContents.print')).toEqual([])
  expect(closed.electron.called('dialog.showMessageBox')).toEqual([])
})

it('says so when nothing was printed, and what to do', async () => {
  const { electron, get, address, ended } = await printing()
  await (await get(address))?.arrayBuffer()
  const answer = await dialogOf(electron)
  answer(false, 'Print job failed')
  await ended
  const [[, box]] = electron.called('dialog.showMessageBox') as [[unknown, Electron.MessageBoxOptions]]
  expect(box.message).toContain('没有打印出来')
})
