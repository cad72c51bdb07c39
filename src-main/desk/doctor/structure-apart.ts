import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backup } from '../../../db/backup.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import type { Store } from '../../../db/store.ts'
import { wellBuilt } from '../../backups/look-through.ts'
import { isSystemError } from '../../bugs.ts'
import { inTurn } from '../backups/make-copy.ts'

/**
 * Whether the structure of an open database is whole, asked of a passing copy in a thread: SQLite's check of a large table
 * can't be interrupted, and the file of an open desk is nobody else's to open. None, where no copy can be made.
 */
export async function structureApart(store: Store): Promise<boolean | undefined> {
  const { incoming } = dataFolder(store.folder)
  const path = join(incoming, `${randomUUID()}.sqlite`)
  try {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    const copied = await inTurn(store, () => backup(store, path))
    const built = copied.ok ? await wellBuilt(path) : copied
    return built.ok ? built.value : undefined
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  } finally {
    await rm(path, { force: true })
  }
}
