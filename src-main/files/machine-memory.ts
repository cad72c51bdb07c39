import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { keep, readKept } from './kept-file.ts'

/** A data folder that was open on this machine. */
export type RecentDesk = z.infer<typeof Recent>

const Recent = z.object({
  folder: z.string().min(1),
  district: z.string(),
  /** The notice's short title, and its year. */
  title: z.string(),
  year: z.number(),
  /** ISO 8601 instant it was last opened. */
  openedAt: z.string(),
})

const Memory = z.object({
  recent: z.array(Recent).default([]),
  /** How lists are looked at, by name: what a page keeps for its next sitting. */
  preferences: z.record(z.string(), z.unknown()).default({}),
})

/**
 * What the program remembers on this machine for whoever works at it, in Electron and in the browser alike: which data
 * folders were open, and how lists are looked at. Never anything of an applicant.
 */
export type MachineMemory = {
  /** The one opened last first. */
  recent(): RecentDesk[]
  opened(desk: RecentDesk): void
  forget(folder: string): void
  preferences(): Readonly<Record<string, unknown>>
  /** `null` forgets. */
  prefer(name: string, value: unknown): void
}

const mostRecent = 12

export function machineMemory(path: string): MachineMemory {
  const read = () => {
    const kept = readKept(path, Memory)
    return typeof kept === 'string' ? Memory.parse({}) : kept
  }
  const others = (folder: string) => read().recent.filter((desk) => desk.folder !== folder)
  return {
    recent: () => read().recent,
    opened: (desk) => keep(path, { ...read(), recent: [desk, ...others(desk.folder)].slice(0, mostRecent) }),
    forget: (folder) => keep(path, { ...read(), recent: others(folder) }),
    preferences: () => read().preferences,
    prefer(name, value) {
      const { [name]: _, ...rest } = read().preferences
      keep(path, { ...read(), preferences: value === null ? rest : { ...rest, [name]: value } })
    },
  }
}

/** In the person's own profile. */
export function memoryPath(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  const profile =
    process.platform === 'win32'
      ? (APPDATA ?? join(homedir(), 'AppData/Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library/Application Support')
        : (XDG_CONFIG_HOME ?? join(homedir(), '.config'))
  return join(profile, 'selection-desk', 'memory.json')
}
