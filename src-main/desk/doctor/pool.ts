import { join } from 'node:path'
import { dataFolder } from '../../../db/data-folder.ts'
import { sha256Of } from '../../files/sha256.ts'

/** Where the backups in the data folder have a file as it was; undefined where they have not. */
export async function copyInPool(folder: string, sha256: string): Promise<string | undefined> {
  const path = join(dataFolder(folder).backups, 'files', sha256.slice(0, 2), sha256)
  return (await sha256Of(path)) === sha256 ? path : undefined
}
