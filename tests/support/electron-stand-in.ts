import { fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { join, resolve } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/*
 * Stands in for the `electron` module where no Electron can be had. It opens nothing: it records every call, answers
 * the few whose answers matter, and lets a test emit what Electron would. That a name it does not know exists in the
 * real module is the type checker's to say.
 */

export type Call = { readonly name: string; readonly args: readonly unknown[] }

/** Every call so far, in order, named as `dialog.showMessageBox`. */
export const calls: Call[] = []

/** The machine as a test wants it; set before the shell starts. */
export const machine = {
  /** Where the user's own folders lie (userData, documents …). */
  folder: process.env.STAND_IN_FOLDER ?? '',
  packaged: true,
  isFirstInstance: true,
  screens: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  /** The buttons the person presses, the next one first, by their labels; then the one that cancels. */
  answers: [] as (string | (() => string))[],
  /** The paths they choose; then none. */
  paths: [] as string[],
}

export function called(name: string): readonly (readonly unknown[])[] {
  return calls.filter((call) => call.name === name).map((call) => call.args)
}

const recorder = new EventEmitter()

function record(name: string, args: readonly unknown[]): void {
  calls.push({ name, args })
  recorder.emit('call')
}

/** Settles when there have been this many calls of any of these names. */
export async function whenCalled(names: string | readonly string[], times = 1): Promise<void> {
  while ([names].flat().flatMap(called).length < times) await once(recorder, 'call')
}

type Handler = (...args: unknown[]) => unknown

/** The handler last given to a setter; null or undefined once it was taken away, or never set. */
export function handler(name: string): Handler | null | undefined {
  return called(name).at(-1)?.at(-1) as Handler | null | undefined
}

/** `own` with every call on it recorded; a function it does not have answers with undefined. */
function recording<T extends object>(name: string, own: T) {
  return new Proxy(own, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      // A `then` would make it a promise.
      if (typeof key === 'symbol' || key === 'then' || (value !== undefined && typeof value !== 'function'))
        return value
      return (...args: unknown[]) => {
        record(`${name}.${key}`, args)
        return value && Reflect.apply(value as Handler, target, args)
      }
    },
  }) as T & Record<string, Handler>
}

/** An event that a listener may refuse. */
export class Refusable {
  defaultPrevented = false
  readonly url: string
  readonly isMainFrame: boolean
  constructor(url = '', isMainFrame = true) {
    this.url = url
    this.isMainFrame = isMainFrame
  }
  preventDefault() {
    this.defaultPrevented = true
  }
}

class App extends EventEmitter {
  readonly commandLine = recording('commandLine', {})
  get isPackaged() {
    return machine.packaged
  }
  whenReady = () => Promise.resolve()
  getAppPath = () => resolve(import.meta.dirname, '../..')
  getPath = (name: string) => join(machine.folder, name)
  getVersion = () => '0.1.0'
  requestSingleInstanceLock = () => machine.isFirstInstance
  quit() {
    const event = new Refusable()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.emit('quit')
  }
  exit(code = 0) {
    this.emit('quit', {}, code)
  }
}

export const app = recording('app', new App())

class Protocol {
  /** By scheme. */
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>()
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>) {
    this.handlers.set(scheme, handler)
  }
}

function newSession() {
  const parts = { webRequest: recording('webRequest', {}), protocol: recording('protocol', new Protocol()) }
  return recording('session', Object.assign(new EventEmitter(), parts))
}

export const session = recording('sessions', {
  defaultSession: newSession(),
  fromPartition: (_partition: string, _options?: object) => newSession(),
})

class Window extends EventEmitter {
  readonly webContents
  bounds: Electron.Rectangle
  maximized = false
  minimized = false
  destroyed = false
  address = ''
  constructor({ x = 0, y = 0, width = 800, height = 600, webPreferences }: Electron.BrowserWindowConstructorOptions) {
    super()
    this.bounds = { x, y, width, height }
    const { session: own = session.defaultSession } = { ...webPreferences } as unknown as {
      session?: ReturnType<typeof newSession>
    }
    const parts = { ipc: new EventEmitter(), session: own, getURL: () => this.address }
    this.webContents = recording('webContents', Object.assign(new EventEmitter(), parts))
  }
  async loadURL(address: string) {
    this.address = address
  }
  isDestroyed = () => this.destroyed
  destroy() {
    this.destroyed = true
    this.emit('closed')
  }
  getNormalBounds = () => this.bounds
  isMaximized = () => this.maximized
  isMinimized = () => this.minimized
  maximize() {
    this.maximized = true
  }
}

export const windows: (Window & Record<string, Handler>)[] = []

/** Called with `new`: records the options and answers with a window that records. */
export function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
  record('new BrowserWindow', [options])
  const window = recording('window', new Window(options))
  app.emit('web-contents-created', {}, window.webContents)
  windows.push(window)
  return window
}

function path() {
  const chosen = machine.paths.shift()
  return chosen === undefined ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [chosen] }
}

export const dialog = recording('dialog', {
  showOpenDialog: async () => path(),
  async showMessageBox(...args: (Electron.MessageBoxOptions | Window)[]) {
    const { buttons = [], cancelId = 0 } = args.at(-1) as Electron.MessageBoxOptions
    const answer = machine.answers.shift()
    if (answer === undefined) return { response: cancelId, checkboxChecked: false }
    const label = typeof answer === 'string' ? answer : answer()
    if (!buttons.includes(label)) throw new Error(`no button 「${label}」 among ${buttons.join('、')}`)
    return { response: buttons.indexOf(label), checkboxChecked: false }
  },
})

export const shell = recording('shell', { openExternal: async () => {}, openPath: async () => '' })
export const protocol = recording('protocol', {})
export const nativeTheme = { shouldUseDarkColors: false }

const displays = () => machine.screens.map((workArea, id) => ({ id, workArea }))
export const screen = { getPrimaryDisplay: () => displays()[0], getAllDisplays: displays }

export const Menu = recording('Menu', {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => recording('menu', { template }),
})

/** Node's processes do what Electron's do. */
export const utilityProcess = recording('utilityProcess', {
  fork(path: string) {
    const child = fork(path, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    return Object.assign(child, { postMessage: (message: object) => child.send(message, () => {}) })
  },
})

/** A port as the main process has it: an emitter of `{ data, ports }`, silent until it is started. */
export class MainPort extends EventEmitter {
  readonly port: MessagePort
  constructor(port: MessagePort) {
    super()
    this.port = port
    port.on('close', () => this.emit('close'))
  }
  start() {
    this.port.on('message', (data) => this.emit('message', { data, ports: [] }))
  }
  postMessage(message: unknown) {
    this.port.postMessage(message)
  }
  close() {
    this.port.close()
  }
}

/** Hands a new port to the window's contents as its page would, from the frame given, and keeps the other end. */
export function handOverPort(window: Window, frame: { url: string; parent: object | null }): MessagePort {
  const { port1, port2 } = new MessageChannel()
  window.webContents.ipc.emit('desk-port', { senderFrame: frame, ports: [new MainPort(port2)] })
  return port1
}

/** All the preload script uses. */
export const ipcRenderer = recording('ipcRenderer', {})
