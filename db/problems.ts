import { basename } from 'node:path'
import Database from 'better-sqlite3'
import type { Problem } from '../src-domain/result.ts'
import { folderName } from './data-folder.ts'

/** Everything that may keep a data folder from being opened or written, as the officer reads it. */

export function missing(folder: string): Problem {
  return {
    code: 'store-missing',
    message: `${folderName(folder)}里没有遴选数据（desk.sqlite），没有新建任何东西。请核对是否选错了文件夹；要开始新的批次，请用“新建批次”。`,
  }
}

export function remains(folder: string): Problem {
  return {
    code: 'store-remains',
    message: `${folderName(folder)}里留有以前的附件或备份，却没有 desk.sqlite，所以没有在这里新建批次，原有文件都未动。新批次请另选一个空文件夹；要找回原来的数据，请另建文件夹，放入最近的备份（改名为 desk.sqlite）和整个 files 文件夹后打开。`,
  }
}

export function inUse(folder: string): Problem {
  return {
    code: 'store-in-use',
    message: `${folderName(folder)}正由另一个窗口使用，数据没有改动。请回到那个窗口继续，或先关闭它再打开。`,
  }
}

export function newer(folder: string): Problem {
  return {
    code: 'store-newer',
    message: `${folderName(folder)}由较新版本的遴选工作台保存，这个版本不能打开，数据原样未动。请安装新版本后再打开。`,
  }
}

export function damaged(folder: string): Problem {
  return {
    code: 'store-damaged',
    message: `${folderName(folder)}里的 desk.sqlite 已损坏，或不是遴选工作台的数据，不能使用，所有文件都保留着。请另建一个文件夹，放入 backups 里最近的备份（改名为 desk.sqlite）和整个 files 文件夹，再打开新文件夹。`,
  }
}

export function unusable(folder: string): Problem {
  return {
    code: 'store-unusable',
    message: `${folderName(folder)}读不出或写不进去，已保存的数据没有改动。请检查磁盘或 U 盘是否接好、文件夹是否只读，再试一次。`,
  }
}

export function full(folder: string): Problem {
  return {
    code: 'store-full',
    message: `磁盘已满，刚才的内容没有存入${folderName(folder)}，以前保存的都在。请先腾出空间，再做一次。`,
  }
}

export function backupFailed(path: string): Problem {
  return {
    code: 'backup-failed',
    message: `没能把备份写到“${basename(path)}”，数据没有改动。请检查那里的磁盘空间和写入权限，再试一次。`,
  }
}

export function backupExists(path: string): Problem {
  return {
    code: 'backup-exists',
    message: `“${basename(path)}”已经存在，没有覆盖它，也没有做新的备份。请换一个文件名。`,
  }
}

/** The problem behind an error of SQLite or the file system; anything else is a bug and is thrown on. */
export function problemOf(error: unknown, folder: string): Problem {
  const code = errorCode(error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return inUse(folder)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(folder)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/.test(code)) return full(folder)
  if (/^(SQLITE_(CANTOPEN|IOERR|READONLY|PERM)|E[A-Z]+$)/.test(code)) return unusable(folder)
  throw error
}

function errorCode(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : ''
}
