import { z } from 'zod'
import { keep, readKept } from '../../files/kept-file.ts'
import type { DeskHolder } from '../../router/context.ts'

const Remembered = z.object({ folder: z.string().min(1) })

/** The data folder of the last time; `absent` on a first start, `unreadable` where it can't be told. */
export function lastFolder(path: string): string | 'absent' | 'unreadable' {
  const kept = readKept(path, Remembered)
  return typeof kept === 'string' ? kept : kept.folder
}

/** The same holder, keeping at `path` which data folder is open, from now on. */
export function remembering(holder: DeskHolder, path: string): DeskHolder {
  const noted = <T>(opened: T): T => {
    if (holder.desk()) keep(path, { folder: holder.folder() })
    return opened
  }
  noted(undefined)
  return {
    ...holder,
    open: (folder) => noted(holder.open(folder)),
    create: (...made) => noted(holder.create(...made)),
    replace: (folder, exchange) => noted(holder.replace(folder, exchange)),
  }
}
