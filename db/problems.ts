import Database from 'better-sqlite3'
import { type Problem, problem } from '../src-domain/problems/problem.ts'
import { folderName } from './data-folder.ts'

/** The problem behind an error of SQLite or the file system; anything else is a bug and is thrown on. */
export function problemOf(error: unknown, folder: string): Problem {
  const code = errorCode(error)
  const of = { store: folderName(folder) }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return problem('store-in-use', of)
  // A page that should be there and isn't: the file was cut off.
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code)) return problem('store-damaged', of)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/.test(code)) return problem('store-full', of)
  if (code === 'ENAMETOOLONG') return problem('store-path-too-long', of)
  if (/^(SQLITE_(CANTOPEN|IOERR|READONLY|PERM)|E[A-Z]+$)/.test(code)) return problem('store-unusable', of)
  throw error
}

/** The problem behind an error of SQLite while reading, as of a disk that fails under an open desk. */
export function readingProblem(error: unknown, folder: string): Problem | undefined {
  const failing = error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR|FULL)/.test(error.code)
  return failing ? problemOf(error, folder) : undefined
}

function errorCode(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code
  // Of some errors that removing a folder meets Node knows no name; they are the disk's all the same.
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code || 'EIO') : ''
}
