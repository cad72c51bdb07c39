import { batchOf } from '../desk/desk.ts'
import type { MachineMemory } from '../files/machine-memory.ts'
import type { DeskHolder } from '../router/context.ts'

/** The same holder, noting in the machine's memory which desks are opened, from now on. */
export function notingDesks(holder: DeskHolder, memory: MachineMemory): DeskHolder {
  const noted = <T>(done: T): T => {
    const desk = holder.desk()
    if (desk) {
      const { shortTitle: title, year } = desk.scheme
      const { district } = batchOf(desk)
      memory.opened({ folder: desk.store.folder, district, title, year, openedAt: new Date().toISOString() })
    }
    return done
  }
  noted(undefined)
  return {
    ...holder,
    open: (folder) => noted(holder.open(folder)),
    create: (...made) => noted(holder.create(...made)),
    replace: (folder, exchange) => noted(holder.replace(folder, exchange)),
  }
}
