import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/*
 * Stands in for the `electron` module where no Electron can be had. It opens nothing: it records every call, answers
 * the few whose answers matter, and lets a test emit what Electron would. What it does not know by name it records and
 * answers with undefined; that the names exist is the type checker's to say.
 */

export type Call = { readonly name: string; readonly args: readonly unknown[] }

/** Every call so far, in order, as `dialog.showMessageBox`. */
export const calls: Call[] = []

/** What a test sets before the shell starts. */
export const machine = {
  folder: process.env.STAND_IN_FOLDER ?? '',
  packaged: true,
  isOnlyInstance: true,
  screens: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  /** Answers of the person in front of it, the next one first: indexes of buttons, chosen paths. */
  buttons: [] as number[],
  paths: [] as (string | undefined)[],
}

export function called(name: string): readonly (readonly unknown[])[] {
  return calls.filter((call) => call.name === name).map((call) => call.args)
}

/** The handler last given to a setter: null or undefined once it was taken away or never set. */
export function handler(name: string): ((...args: unknown[]) => unknown) | null | undefined {
  return called(name).at(-1)?.at(-1) as ReturnType<typeof handler>
}

function recording<T extends object>(name: string, own: T): T {
  return new Proxy(own, {
    get(target, key) {
      const value = Reflect.get(target, key)
      // A `then` would make it a promise.
      if (typeof key === 'symbol' || key === 'then') return value
      if (value !== undefined && typeof value !== 'function') return value
      return (...args: unknown[]) => {
        calls.push({ name: `${name}.${key}`, args })
        return value?.apply(target, args)
      }
    },
  })
}

/** An event a listener can refuse. */
export function refusable(details: object = {}) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}

class App extends EventEmitter {
  readonly commandLine = recording('commandLine', {})
  get isPackaged() {
    return machine.packaged
  }
  whenReady = () => Promise.resolve()
  getPath = (name: string) => join(machine.folder, name)
  getVersion = () => '0.1.0'
  getName = () => '遴选工作台'
  requestSingleInstanceLock = () => machine.isOnlyInstance
  quit() {
    const event = refusable()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.emit('quit')
  }
  exit() {
    this.emit('quit')
  }
}

export const app = recording('app', new App())

class Frame {
  readonly origin: string
  constructor(origin = 'app://desk') {
    this.origin = origin
  }
  /** A port handed over arrives as the renderer would get it. */
  postMessage = (_channel: string, _message: unknown, _ports?: PortMain[]) => {}
}

export function frame(origin?: string) {
  return recording('frame', new Frame(origin))
}

class Contents extends EventEmitter {
  readonly mainFrame = frame()
  readonly ipc = recording('ipc', new EventEmitter())
  readonly session: object
  constructor(session: object) {
    super()
    this.session = session
  }
}

export const session = { defaultSession: newSession(), fromPartition: () => newSession() }

function newSession() {
  return recording(
    'session',
    Object.assign(new EventEmitter(), { webRequest: recording('webRequest', {}), protocol: recording('protocol', {}) }),
  )
}

export const windows: Window[] = []

class Window extends EventEmitter {
  static readonly getAllWindows = () => windows
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = recording('webContents', new Contents(session.defaultSession))
  bounds: Electron.Rectangle
  maximized = false
  minimized = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    calls.push({ name: 'new BrowserWindow', args: [options] })
    app.emit('web-contents-created', {}, this.webContents)
    const recorded = recording('window', this)
    windows.push(recorded)
    // biome-ignore lint/correctness/noConstructorReturn: what the shell holds is the one that records
    return recorded
  }
  loadURL = () => Promise.resolve()
  getNormalBounds = () => this.bounds
  isMaximized = () => this.maximized
  isMinimized = () => this.minimized
  isDestroyed = () => false
  maximize = () => {
    this.maximized = true
  }
}

export const BrowserWindow = Window

export const dialog = recording('dialog', {
  showMessageBox: async () => ({ response: machine.buttons.shift() ?? 0, checkboxChecked: false }),
  showOpenDialog: async () => {
    const path = machine.paths.shift()
    return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] }
  },
  showSaveDialog: async () => {
    const filePath = machine.paths.shift()
    return { canceled: filePath === undefined, filePath: filePath ?? '' }
  },
})

export const shell = recording('shell', { openExternal: async () => {}, openPath: async () => '' })
export const protocol = recording('protocol', {})
export const screen = recording('screen', {
  getPrimaryDisplay: () => ({ workArea: machine.screens[0] }),
  getAllDisplays: () => machine.screens.map((workArea) => ({ workArea })),
})

export const Menu = recording('Menu', {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({ template }),
})

/** A port as the main process has it: an emitter of `{ data }`, silent until started. */
class PortMain extends EventEmitter {
  readonly port: MessagePort
  constructor(port: MessagePort) {
    super()
    this.port = port
    port.on('close', () => this.emit('close'))
  }
  start = () => void this.port.on('message', (data) => this.emit('message', { data, ports: [] }))
  postMessage = (message: unknown) => this.port.postMessage(message)
  close = () => this.port.close()
}

export class MessageChannelMain {
  readonly port1: PortMain
  readonly port2: PortMain
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new PortMain(port1)
    this.port2 = new PortMain(port2)
  }
}

/** What the preload script uses. */
export const contextBridge = recording('contextBridge', {})
export const ipcRenderer = recording('ipcRenderer', new EventEmitter())
export const webUtils = recording('webUtils', { getPathForFile: (file: { path?: string }) => file.path ?? '' })
