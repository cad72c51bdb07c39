import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { BrowserWindow, dialog } from 'electron'
import { printPdf } from './print.ts'
import { offerPrint, type Print, printSession } from './print-session.ts'
import { sealed } from './security.ts'

/** Milliseconds the viewer gets to lay out what it has read: Electron does not tell when it has. */
const layingOut = 500

/**
 * Shows a PDF in a window of its own and prints it through the system's dialog, with which the window goes. An officer
 * who closes either has decided not to print.
 */
export async function printFile(path: string): Promise<void> {
  const offered = await offerPrint(path)
  const window = new BrowserWindow({
    width: 900,
    height: 900,
    title: '打印',
    webPreferences: {
      ...sealed,
      session: printSession(),
      // The PDF viewer is one.
      plugins: true,
      devTools: false,
    },
  })
  window.removeMenu()
  try {
    const outcome = await Promise.race([once(window, 'closed').then(() => 'done' as const), print(window, offered)])
    if (outcome === 'failed') await tellOfFailure(window)
  } finally {
    if (!window.isDestroyed()) window.destroy()
    await offered.withdraw()
  }
}

async function print(window: BrowserWindow, { address, read }: Print): Promise<'done' | 'failed'> {
  try {
    // Its toolbar would offer to save the file, which lies on this computer already.
    await window.loadURL(`${address}#toolbar=0`)
    await read
    await delay(layingOut)
    return window.isDestroyed() ? 'done' : await printPdf(window.webContents)
  } catch (error) {
    if (window.isDestroyed()) return 'done'
    throw error
  }
}

async function tellOfFailure(window: BrowserWindow): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    title: '打印',
    message:
      '没有打印出来，文件没有改动。请检查这台电脑是否已装好打印机、打印机是否接通，再试一次；也可以打开文件所在的文件夹，用其他程序打印。',
    buttons: ['知道了'],
    noLink: true,
  })
}
