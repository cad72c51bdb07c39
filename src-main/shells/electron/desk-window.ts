import { join } from 'node:path'
import { app, BrowserWindow, Menu, nativeTheme, screen } from 'electron'
import { deskOrigin } from './app-protocol.ts'
import { contextTemplate } from './menu.ts'
import { sealed } from './security.ts'
import { keepWindowState, openingState } from './window-state.ts'

/** The desk's one window, not yet loaded. */
export function createDeskWindow(): BrowserWindow {
  const kept = join(app.getPath('userData'), 'window.json')
  const { bounds, maximized } = openingState(kept, workAreas())
  const window = new BrowserWindow({
    ...bounds,
    // A screen of 1366 × 768 at 150 %.
    minWidth: 900,
    minHeight: 500,
    show: false,
    title: '遴选工作台',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17191c' : '#f1eeea',
    webPreferences: {
      ...sealed,
      preload: join(app.getAppPath(), 'out/preload/preload.cjs'),
      devTools: !app.isPackaged,
    },
  })
  if (maximized) window.maximize()
  keepWindowState(window, kept)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextTemplate(params)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
  return window
}

export async function loadDesk(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${deskOrigin}/`)
}

/** Brings the window before the officer, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function workAreas() {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return [main, ...others].map(({ workArea }) => workArea)
}
