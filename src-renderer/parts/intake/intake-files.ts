import type { ChosenFile } from '../../lib/upload.ts'

/** What was dropped, taken while the event lasts: afterwards the browser empties it. */
export function droppedEntries(transfer: DataTransfer): FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
}

/** Every file at or below the entries, with its path. */
export async function filesBelow(entries: readonly FileSystemEntry[], signal: AbortSignal): Promise<ChosenFile[]> {
  const found: ChosenFile[] = []
  for (const entry of entries) {
    signal.throwIfAborted()
    if (isFile(entry)) found.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) })
    else if (isDirectory(entry)) found.push(...(await filesBelow(await childrenOf(entry), signal)))
  }
  return found
}

/** The files of a chosen folder, or chosen one by one. */
export function chosenFiles(list: FileList): ChosenFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** Undefined for one the system does not open: it is said by its name where it is handed over. */
function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((done) => entry.file(done, () => done(undefined)))
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  // The browser hands a folder over in pieces; an empty one is the end.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (piece.length === 0) return all
    all.push(...piece)
  }
}
