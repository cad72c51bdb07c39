import { dialog, shell } from 'electron'
import { dataFolder } from '../../../db/data-folder.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { isCityFolder } from '../../city/city.ts'
import { type DeskHolder, holdDesk } from '../../router/context.ts'
import { chooseFolder } from './host.ts'

/** What an officer can do about a data folder that does not open. Nothing here deletes or replaces anything. */
const ways = {
  again: '再试一次',
  choose: '选择其他文件夹',
  create: '在这里新建批次',
  restore: '从备份恢复',
  backups: '打开备份文件夹',
  quit: '退出',
} as const
type Way = keyof typeof ways

/**
 * The desk to start with. While the folder does not open, says which one it is, why, and what can be done; undefined
 * when the officer would rather leave. On a first start a folder without a batch is no failure: the holder is then
 * without a desk and proposes that folder for a new batch.
 */
export async function startingDesk(folder: string, firstStart: boolean): Promise<DeskHolder | undefined> {
  const holder = holdDesk(folder)
  const opened = isCityFolder(folder) ? await holder.openCity(folder) : holder.open(folder)
  if (opened.ok || (firstStart && opened.problem.code === 'store-missing')) return holder
  switch (await askWay(folder, opened.problem)) {
    case 'again':
      return startingDesk(folder, false)
    case 'choose':
      return startingDesk((await chooseFolder('选择数据文件夹')) ?? folder, false)
    case 'create':
    case 'restore':
      // Both are done on the start screen.
      return holder
    case 'backups':
      await showBackups(folder)
      return startingDesk(folder, false)
    case 'quit':
      return undefined
  }
}

/** The data folder itself where it has no backups yet. */
export async function showBackups(folder: string): Promise<void> {
  const refused = await shell.openPath(dataFolder(folder).backups)
  if (refused !== '') await shell.openPath(folder)
}

async function askWay(folder: string, problem: Problem): Promise<Way> {
  const isMissing = problem.code === 'store-missing'
  const offered: Way[] = [isMissing ? 'create' : 'again', 'restore', 'choose', 'backups', 'quit']
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: '遴选工作台',
    message: problem.message,
    detail: `数据文件夹：${folder}`,
    buttons: offered.map((way) => ways[way]),
    defaultId: offered.indexOf('choose'),
    cancelId: offered.indexOf('quit'),
    noLink: true,
  })
  return offered[response] ?? 'quit'
}
