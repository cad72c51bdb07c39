import { statSync } from 'node:fs'
import { dialog, shell } from 'electron'
import type { Host } from '../../router/context.ts'
import { printFile } from './print-file.ts'

/** What Electron adds to the router: the system's own folder dialog, file manager and printers. */
export const electronHost: Host = {
  kind: 'electron',
  chooseFolder,
  async reveal(path) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) await shell.openPath(path)
    else shell.showItemInFolder(path)
  },
  print: printFile,
}

/** Lets the officer choose a folder; undefined when they change their mind. */
export async function chooseFolder(title: string): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({ title, properties: ['openDirectory', 'createDirectory'] })
  return filePaths[0]
}
