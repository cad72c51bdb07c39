import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, dialog, Menu, protocol, session, shell } from 'electron'
import { noteBug } from '../../bugs.ts'
import { isCityFolder } from '../../city/city.ts'
import { keepCopies } from '../../desk/backups/keep-copies.ts'
import { openWorkers } from '../../documents/workers/workers.ts'
import { machineMemory, memoryPath } from '../../files/machine-memory.ts'
import type { Context, DeskHolder, Office } from '../../router/context.ts'
import { transferRoutes } from '../../router/transfers.ts'
import { notingDesks } from '../noting-desks.ts'
import { officeOf } from '../office/office.ts'
import { deskResponder, deskScheme } from './app-protocol.ts'
import { createDeskWindow, loadDesk, showWindow } from './desk-window.ts'
import { forkByElectron } from './fork.ts'
import { chooseFolder, electronHost } from './host.ts'
import { menuTemplate } from './menu.ts'
import { printPage } from './print.ts'
import { lastFolder, remembering } from './remembered-folder.ts'
import { secureContents, secureSession } from './security.ts'
import { serveRouter } from './serve-port.ts'
import { showBackups, startingDesk } from './starting-desk.ts'
import { watchPage } from './watch-page.ts'

/*
 * What officers use. Everything the desk can do is in the router; this file only gives it a window, and closes every
 * way out of that window.
 */

protocol.registerSchemesAsPrivileged([deskScheme])
app.enableSandbox()
// No name is ever looked up: what the session's filter can't see finds no network either.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.on('web-contents-created', (_event, contents) => secureContents(contents))
process.on('uncaughtException', stop)
process.on('unhandledRejection', noteBug)

if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(stop)
else app.quit()

/** Set while a desk is being opened, so that a failure can name it. */
let folder = ''

async function start(): Promise<void> {
  secureSession(session.defaultSession)
  const opening = await openingDesk()
  if (!opening) return app.quit()
  const memory = machineMemory(memoryPath())
  const holder = notingDesks(opening, memory)
  const renderer = join(app.getAppPath(), 'out/renderer')
  const alone: Context = { holder, memory, workers: openWorkers({ fork: forkByElectron }), host: electronHost }
  const office = officeOf(alone, renderer)
  const context: Context = { ...alone, office }
  closeWithApp(context, office)
  session.defaultSession.protocol.handle('app', deskResponder(renderer, transferRoutes(context)))
  const window = createDeskWindow()
  serveRouter(window.webContents, context)
  watchPage(window, holder.folder)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu(window, holder)))
  app.on('second-instance', () => showWindow(window))
  app.on('window-all-closed', () => app.quit())
  await loadDesk(window)
}

/** The folder named on the command line, else that of the last time, else the proposed one. */
async function openingDesk(): Promise<DeskHolder | undefined> {
  const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false })
  const proposed = join(app.getPath('documents'), '遴选工作台')
  if (typeof values.data === 'string') {
    folder = values.data
    return startingDesk(folder, true)
  }
  const memory = join(app.getPath('userData'), 'data-folder.json')
  const last = lastFolder(memory)
  folder = last === 'absent' || last === 'unreadable' ? proposed : last
  const holder = await startingDesk(folder, last === 'absent')
  return holder && remembering(holder, memory)
}

const endMilliseconds = 5000

/** Ends running work, then frees the data folder, before the program goes. */
function closeWithApp({ workers, holder }: Context, office: Office): void {
  const copies = keepCopies(holder.desk)
  app.once('will-quit', (event) => {
    event.preventDefault()
    // Whatever a worker still holds on to, the program ends within this.
    const late = new Promise<void>((end) => setTimeout(end, endMilliseconds))
    Promise.race([Promise.all([office.close(), workers.close(), copies.stop()]), late])
      .catch(noteBug)
      .finally(() => {
        holder.close()
        app.quit()
      })
  })
}

function menu(window: BrowserWindow, holder: DeskHolder) {
  const actions = {
    openFolder: () => openOther(window, holder),
    showFolder: () => shell.openPath(holder.folder()),
    showBackups: () => showBackups(holder.folder()),
    print: () => printPage(window.webContents),
    about: () =>
      dialog.showMessageBox(window, {
        title: '关于遴选工作台',
        message: `遴选工作台 ${app.getVersion()}`,
        detail: `数据文件夹：${holder.folder()}`,
        buttons: ['关闭'],
        noLink: true,
      }),
  }
  return menuTemplate(actions, !app.isPackaged)
}

/** Opens another data folder; the one open before stays open if that fails. */
async function openOther(window: BrowserWindow, holder: DeskHolder): Promise<void> {
  const chosen = await chooseFolder('打开数据文件夹')
  if (chosen === undefined) return
  const opened = isCityFolder(chosen) ? await holder.openCity(chosen) : holder.open(chosen)
  if (opened.ok) window.webContents.reload()
  else await dialog.showMessageBox(window, { type: 'warning', title: '遴选工作台', message: opened.problem.message })
}

/** A bug: says where the data are and ends, since nothing after it can be relied on. Every saved change is in the store. */
function stop(error: unknown): void {
  noteBug(error)
  dialog.showErrorBox(
    '遴选工作台需要关闭',
    `程序出了差错，不能继续，已保存的内容没有丢失。请重新打开；仍然不行，请把数据文件夹复制一份保存好，再联系维护人员。\n数据文件夹：${folder}`,
  )
  app.exit(1)
}
