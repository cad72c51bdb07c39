import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join, resolve, sep } from 'node:path'

/** Where everything of a batch lies on disk. */
export type DataFolder = {
  readonly database: string
  /** Where the operations' chain ended last (db/head-note.ts). */
  readonly head: string
  /** Attachments and forms by content (src-main/files/file-store.ts). */
  readonly files: string
  /** Files on their way in; what lies here after a start was never finished. */
  readonly incoming: string
  readonly backups: string
  readonly exports: string
  /** What was damaged, as it was found. */
  readonly aside: string
}

/** Ending of a file that is still being written beside its target. */
export const partial = '.partial'

export function dataFolder(folder: string): DataFolder {
  return {
    database: join(folder, 'desk.sqlite'),
    head: join(folder, 'desk.head'),
    files: join(folder, 'files'),
    incoming: join(folder, 'files', 'incoming'),
    backups: join(folder, 'backups'),
    exports: join(folder, 'exports'),
    aside: join(folder, 'aside'),
  }
}

/** How messages name a data folder: 数据文件夹“2023徐汇”. */
export function folderName(folder: string): string {
  return `数据文件夹“${basename(resolve(folder))}”`
}

/**
 * Makes the folders and removes what a killed process left half-written.
 * Only for the holder of the store's lock: another process's half-written files would look the same.
 */
export function tidyDataFolder(folder: string): void {
  const { incoming, backups, exports } = dataFolder(folder)
  rmSync(incoming, { recursive: true, force: true })
  for (const path of [incoming, backups, exports]) mkdirSync(path, { recursive: true, mode: 0o700 })
  keepPrivate(folder)
  sweep(folder, unfinishedRestore)
  sweep(folder, leftIndex)
  for (const place of [backups, join(backups, 'copies')]) sweep(place, unfinished)
  for (const place of [exports, ...foldersIn(exports)]) sweep(place, unfinishedProduct)
}

/**
 * What is being restored (src-main/desk/backups/stage-copy.ts), or opened from a hand-over (staged-folder.ts); people and
 * browsers have .partial files of their own.
 */
const unfinishedRestore = /^(restoring|new-desk)-.+\.partial$/
/** A log's index, which the one that holds the lock keeps in memory: what another has left says nothing. */
const leftIndex = /^desk\.sqlite-shm$/
/** Copies, with SQLite's own journal beside them. */
const unfinished = /\.partial(-journal)?$/
/** What finishedFile (src-main/files) writes beside its target: 报送包.zip.1a2b3c4d.part */
const unfinishedProduct = /\.[0-9a-f]{8}\.part$/

function sweep(folder: string, names: RegExp): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (names.test(name)) rmSync(join(folder, name), { recursive: true, force: true })
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
}

/**
 * Applicants' papers are nobody else's on this machine: the folder is closed to all but its owner, and what is in one
 * from before that as well. Windows keeps a user's documents private by itself; a stick may know no owners.
 */
function keepPrivate(folder: string): void {
  if (process.platform === 'win32' || (statSync(folder).mode & 0o077) === 0) return
  const { files } = dataFolder(folder)
  const inside = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isSymbolicLink(),
  )
  ifPermitted(() => {
    chmodSync(folder, 0o700)
    for (const entry of inside) {
      const path = join(entry.parentPath, entry.name)
      const handedIn = entry.isFile() && path.startsWith(files + sep)
      // Whatever else somebody keeps there goes on being what it was to its owner, a program one that runs.
      chmodSync(path, handedIn ? 0o400 : statSync(path).mode & 0o700)
    }
  })
}

/** Changes modes where the file system knows any. */
export function ifPermitted(change: () => void): void {
  try {
    change()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EPERM', 'ENOTSUP', 'EACCES'].includes(String(error.code))))
      throw error
  }
}

/** Makes the names in a folder survive a power cut; Windows neither needs nor allows it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
