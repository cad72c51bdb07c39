import { once } from 'node:events'
import { expect, it } from 'vitest'
import { boot, clientOf, deskFolder, windowOf } from './boot.ts'

it('opens one window on the desk’s own address: sandboxed, isolated, without Node', async () => {
  const electron = await boot({ data: deskFolder() })
  expect(electron.called('new BrowserWindow')).toHaveLength(1)
  const [[options]] = electron.called('new BrowserWindow') as [[Electron.BrowserWindowConstructorOptions]]
  expect(options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  })
  expect(electron.called('window.loadURL')).toEqual([['app://desk/']])
  expect(electron.called('app.enableSandbox')).toHaveLength(1)
})

it('registers its scheme as a secure standard one, without a way round the CSP', async () => {
  const electron = await boot({ data: deskFolder() })
  const [[[scheme]]] = electron.called('protocol.registerSchemesAsPrivileged') as [[[Electron.CustomScheme]]]
  expect(scheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } })
  expect(scheme.privileges).not.toHaveProperty('bypassCSP')
  expect(scheme.privileges).not.toHaveProperty('corsEnabled')
  expect(scheme.privileges).not.toHaveProperty('allowServiceWorkers')
})

const permissions = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'openExternal',
  'fileSystem',
  'usb',
  'midi',
]

it('denies every permission, device and screen capture, by handlers that are still there after the start', async () => {
  const electron = await boot({ data: deskFolder() })
  const request = (permission: string, requestingUrl = 'app://desk/') =>
    new Promise((answer) =>
      electron.handler('session.setPermissionRequestHandler')?.({}, permission, answer, { requestingUrl }),
    )
  // Handlers are looked up once more here: one set to null, or never set, fails the test.
  const requestHandler = electron.called('session.setPermissionRequestHandler').at(-1)?.[0]
  const checkHandler = electron.handler('session.setPermissionCheckHandler')
  const deviceHandler = electron.handler('session.setDevicePermissionHandler')
  expect([requestHandler, checkHandler, deviceHandler].map((handler) => typeof handler)).toEqual(
    Array(3).fill('function'),
  )
  for (const permission of permissions) {
    expect(await request(permission), permission).toBe(false)
    expect(checkHandler?.(null, permission, 'app://desk'), permission).toBe(false)
  }
  expect(deviceHandler?.({ deviceType: 'usb', origin: 'app://desk' })).toBe(false)
  const [capture] = electron.called('session.setDisplayMediaRequestHandler').at(-1) as [
    (r: object, a: (s: unknown) => void) => void,
  ]
  expect(await new Promise((answer) => capture({}, answer))).toBeNull()
  // The one thing granted, a text copied after a click, is the desk's alone.
  expect(await request('clipboard-sanitized-write')).toBe(true)
  expect(await request('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
  expect(checkHandler?.(null, 'clipboard-sanitized-write', 'https://evil.example')).toBe(false)
})

const elsewhere = [
  'https://sheitc.sh.gov.cn/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://other/',
  'app://desk.evil.example/',
  'app://user@desk/',
  'javascript:alert(1)',
  'data:text/html,x',
]

it('keeps the page where it is: no navigation, redirect, window or webview', async () => {
  const electron = await boot({ data: deskFolder() })
  const { webContents } = windowOf(electron)
  const refuses = (event: string, url: string) => {
    const refusable = new electron.Refusable(url)
    webContents.emit(event, refusable)
    return refusable.defaultPrevented
  }
  for (const url of elsewhere) {
    expect(refuses('will-frame-navigate', url), url).toBe(true)
    expect(electron.handler('webContents.setWindowOpenHandler')?.({ url }), url).toEqual({ action: 'deny' })
  }
  expect(refuses('will-redirect', 'app://desk/')).toBe(true)
  expect(refuses('will-attach-webview', 'app://desk/')).toBe(true)
  expect(refuses('will-frame-navigate', 'app://desk/files/1')).toBe(false)
  expect(electron.called('shell.openExternal')).toEqual([['https://sheitc.sh.gov.cn/']])
})

it('guards contents the shell did not make itself too', async () => {
  const electron = await boot({ data: deskFolder() })
  const before = electron.called('webContents.setWindowOpenHandler').length
  electron.app.emit('web-contents-created', {}, windowOf(electron).webContents)
  expect(electron.called('webContents.setWindowOpenHandler')).toHaveLength(before + 1)
})

it('lets no request out of the machine', async () => {
  const electron = await boot({ data: deskFolder() })
  const cancelled = (url: string) =>
    new Promise((answer) =>
      electron.handler('webRequest.onBeforeRequest')?.({ url }, ({ cancel }: { cancel: boolean }) => answer(cancel)),
    )
  for (const url of [
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'app://other/',
  ]) {
    expect(await cancelled(url), url).toBe(true)
  }
  for (const url of ['app://desk/assets/index.js', 'data:image/png;base64,', 'blob:app://desk/1']) {
    expect(await cancelled(url), url).toBe(false)
  }
  expect(await cancelled('blob:https://example.com/1')).toBe(true)
  expect(electron.called('commandLine.appendSwitch')).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
  expect(electron.called('session.setSpellCheckerEnabled')).toEqual([[false]])
  expect(electron.calls.filter(({ name }) => /crashReporter|autoUpdater/.test(name))).toEqual([])
})

it('downloads only the desk’s own files, asking where to', async () => {
  const electron = await boot({ data: deskFolder() })
  const started = (url: string) => {
    const event = new electron.Refusable()
    const asked: object[] = []
    const item = {
      getURL: () => url,
      getFilename: () => '报送包.zip',
      setSaveDialogOptions: (options: object) => asked.push(options),
    }
    electron.session.defaultSession.emit('will-download', event, item)
    return { refused: event.defaultPrevented, asked }
  }
  expect(started('https://evil.example/报送包.zip').refused).toBe(true)
  expect(started('blob:https://evil.example/1').refused).toBe(true)
  expect(started('app://desk/products/1')).toEqual({
    refused: false,
    asked: [expect.objectContaining({ defaultPath: '报送包.zip' })],
  })
})

it('serves the router to the top frame of the desk, and hears nobody else', async () => {
  const electron = await boot({ data: deskFolder() })
  expect(await clientOf(electron).desk.state()).toMatchObject({
    kind: 'open',
    host: { kind: 'electron', canChooseFolder: true },
  })
  for (const frame of [
    { url: 'https://evil.example/', parent: null },
    { url: 'app://desk/files/1', parent: {} },
  ]) {
    const port = electron.handOverPort(windowOf(electron), frame)
    await once(port, 'close')
  }
})

it('closes the port of the load before', async () => {
  const electron = await boot({ data: deskFolder() })
  const first = electron.handOverPort(windowOf(electron), { url: 'app://desk/', parent: null })
  const second = clientOf(electron)
  await once(first, 'close')
  expect(await second.desk.state()).toMatchObject({ kind: 'open' })
})
