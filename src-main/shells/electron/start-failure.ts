import { dialog, shell } from 'electron'
import { dataFolder } from '../../../db/data-folder.ts'
import type { Problem, Result } from '../../../src-domain/result.ts'

/** Lets the officer point at a data folder; undefined when they change their mind. */
export async function chooseFolder(title: string): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openDirectory', 'createDirectory'] })
  return filePaths[0]
}

/**
 * Opens the data folder, and as long as that fails shows which folder it is, why, and the ways on. Resolves to false
 * when the officer would rather leave. Nothing here can delete or replace anything.
 */
export async function openOrAsk(folder: string, open: (folder: string) => Result<unknown>): Promise<boolean> {
  let asked = folder
  for (let opened = open(asked); !opened.ok; opened = open(asked)) {
    const next = await askWayOn(asked, opened.problem)
    if (next === undefined) return false
    asked = next
  }
  return true
}

/** The folder to try next: the same one is never tried again unasked. */
async function askWayOn(folder: string, problem: Problem): Promise<string | undefined> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: '遴选工作台',
      message: problem.message,
      detail: `数据文件夹：${folder}`,
      buttons: ['选择其他文件夹', '打开备份文件夹', '退出'],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    })
    if (response === 2) return undefined
    if (response === 1) await shell.openPath(dataFolder(folder).backups)
    else {
      const chosen = await chooseFolder('选择数据文件夹')
      if (chosen !== undefined) return chosen
    }
  }
}
