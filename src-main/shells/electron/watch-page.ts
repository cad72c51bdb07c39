import { app, type BrowserWindow, dialog } from 'electron'

/** What a broken page looks like to the officer; what they did last is in the store by then. */
const crashed = '窗口里的页面意外停止了。已保存的内容都在，没有丢失。'
const hanging = '窗口里的页面很久没有响应。可以再等一会儿，也可以重新载入；已保存的内容不受影响。'

/** Shows a crashed or hanging page with the data folder's name and a way on. */
export function watchPage(window: BrowserWindow, folder: () => string): void {
  const { webContents } = window
  let waiting: AbortController | undefined

  async function ask(message: string, ways: readonly string[], signal?: AbortSignal): Promise<number> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: '遴选工作台',
      message,
      detail: `数据文件夹：${folder()}`,
      buttons: [...ways],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
      ...(signal && { signal }),
    })
    return response
  }

  webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if ((await ask(crashed, ['重新载入', '退出'])) === 0) webContents.reload()
    else app.quit()
  })

  window.on('unresponsive', async () => {
    waiting = new AbortController()
    const answer = await ask(hanging, ['重新载入', '继续等待'], waiting.signal)
    // A page that answers again takes the question away, which counts as 继续等待.
    if (answer !== 0 || waiting.signal.aborted) return
    webContents.forcefullyCrashRenderer()
    webContents.reload()
  })

  window.on('responsive', () => waiting?.abort())
}
