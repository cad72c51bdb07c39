import { app, type BrowserWindow, dialog } from 'electron'

const crashed = '窗口里的页面意外停止了。已保存的内容都在，没有丢失。'
const hanging = '窗口里的页面很久没有响应。可以再等一会儿，也可以重新载入；已保存的内容不受影响。'

/** Tells the officer of a page that crashed or hangs, with the data folder's name and a way on. */
export function watchPage(window: BrowserWindow, folder: () => string): void {
  const { webContents } = window
  let question: AbortController | undefined
  let replacing = false

  async function ask(message: string, ways: string[], signal?: AbortSignal): Promise<number> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: '遴选工作台',
      message,
      detail: `数据文件夹：${folder()}`,
      buttons: ways,
      defaultId: 0,
      cancelId: 1,
      noLink: true,
      ...(signal && { signal }),
    })
    return response
  }

  webContents.on('render-process-gone', async (_event, { reason }) => {
    if (replacing || reason === 'clean-exit') {
      replacing = false
      return
    }
    if ((await ask(crashed, ['重新载入', '退出'])) === 0) webContents.reload()
    else app.quit()
  })

  window.on('unresponsive', async () => {
    if (question) return
    question = new AbortController()
    const answer = await ask(hanging, ['重新载入', '继续等待'], question.signal)
    const answersAgain = question.signal.aborted
    question = undefined
    if (answer !== 0 || answersAgain) return
    // A reload alone would wait for the page that hangs.
    replacing = true
    webContents.forcefullyCrashRenderer()
    webContents.reload()
  })

  window.on('responsive', () => question?.abort())
}
