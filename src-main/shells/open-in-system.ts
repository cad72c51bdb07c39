import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Whether there is a screen to open anything on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Opens an address of this program in the machine's browser; false when nothing could be started. */
export function openInBrowser(address: string): Promise<boolean> {
  return startFirst(
    {
      win32: [['rundll32', 'url.dll,FileProtocolHandler', address]],
      darwin: [['open', address]],
      linux: [...chromiums.map((name) => [name, `--app=${address}`, ...quiet]), ['xdg-open', address]],
    }[platform()],
  )
}

/** Opens a folder in the machine's file manager, or the one a file lies in; false when there is none. */
export function revealInSystem(path: string): Promise<boolean> {
  const isFolder = statSync(path).isDirectory()
  return startFirst(
    {
      win32: [['explorer', isFolder ? path : `/select,${path}`]],
      darwin: [['open', ...(isFolder ? [] : ['-R']), path]],
      linux: [['xdg-open', isFolder ? path : dirname(path)]],
    }[platform()],
  )
}

/** A browser by itself asks its maker about forms and updates; one started for the desk does not. */
const quiet = ['--disable-features=AutofillServerCommunication', '--disable-background-networking', '--no-first-run']

/** Browsers that can show the desk in a window of its own, without address bar and tabs. */
const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge']

function platform(): 'win32' | 'darwin' | 'linux' {
  return process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux'
}

async function startFirst(commands: readonly (readonly string[])[]): Promise<boolean> {
  for (const [command = '', ...args] of commands) if (await start(command, args)) return true
  return false
}

/** Starts a program of its own, by its name alone: no shell ever reads the arguments. */
function start(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' })
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
    child.unref()
  })
}
