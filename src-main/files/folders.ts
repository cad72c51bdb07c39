import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { given } from '../../src-domain/given.ts'

/**
 * Makes a folder with those above it that are missing, and their names survive a power cut: that of one already there
 * too, since whoever made it may have been killed before it was on the disk.
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const first = (await mkdir(folder, { recursive: true, ...given({ mode }) })) ?? folder
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made))
    if (made === first) return
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
