import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { given } from '../../src-domain/given.ts'

/** Folders whose names this process has seen to the disk. */
const lasting = new Set<string>()

/**
 * Makes a folder with those above it that are missing, and their names survive a power cut: that of one already there
 * too, since whoever made it may have been killed before it was on the disk.
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const first = await mkdir(folder, { recursive: true, ...given({ mode }) })
  if (first === undefined && lasting.has(folder)) return
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made))
    lasting.add(made)
    if (made === (first ?? folder)) return
  }
}

/** Makes the names in a folder survive a power cut; Windows neither needs nor allows it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
