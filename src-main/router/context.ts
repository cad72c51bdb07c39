import { resolve } from 'node:path'
import type { RequestHeadersPluginContext } from '@orpc/server/plugins'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { type City, closeCity, createCity, openCity } from '../city/city.ts'
import { closeDesk, createDesk, type Desk, type NewBatch, openDesk } from '../desk/desk.ts'
import type { PasswordCost } from '../desk/people/password-hash.ts'
import type { Workers } from '../documents/workers/workers.ts'
import type { MachineMemory } from '../files/machine-memory.ts'
import type { NoticePackage } from '../notices/notice-package.ts'
import { newPresences, type Presences } from './presences.ts'
import { newSessions, type Sessions } from './sessions.ts'

/** What every call works on: one for each running program, and the headers of the call. */
export type Context = RequestHeadersPluginContext & {
  readonly holder: DeskHolder
  readonly workers: Workers
  readonly host: Host
  /** What the program remembers on this machine; without it nothing is. */
  readonly memory?: MachineMemory
  /** The door for the other machines of the office; undefined where this program has none to open. */
  readonly office?: Office
  /** Set where the call comes through that door: the sitting its pass belongs to. */
  readonly visit?: { readonly session: string }
  /** What a new password's hash costs to guess; the program's own cost where nothing is said. */
  readonly passwordCost?: PasswordCost
}

/** 办公室: serves the desk to other machines, at one address, once it has been opened. */
export type Office = {
  isOpen(): boolean
  state(): OfficeState
  open(at: OfficePlace): Promise<Result<OfficeState>>
  close(): Promise<void>
}

export type OfficePlace = { readonly address: string; readonly port: number }

export type OfficeState = {
  /** The machine's own addresses in its networks. */
  readonly addresses: readonly { readonly address: string; readonly network: string }[]
  /** Where it was open last. */
  readonly last?: OfficePlace
  readonly open?: {
    /** https://192.168.1.20:8443 */
    readonly origin: string
    /** SHA-256 of its certificate, as browsers show it. */
    readonly fingerprint: string
    /** ISO 8601 instant from which browsers take the certificate no more. */
    readonly until: string
  }
}

/** What the machine around the program can do for the person in front of it. */
export type Host = {
  /** `office`: the person sits at another machine, and this one can do nothing for them. */
  readonly kind: 'electron' | 'browser' | 'office'
  /** Lets the person choose a folder; undefined when they change their mind. */
  readonly chooseFolder?: (title: string) => Promise<string | undefined>
  /** Shows a file or folder in the machine's file manager. */
  readonly reveal?: (path: string) => Promise<void>
  /** Prints a PDF through the system's own dialog, both sides preset. */
  readonly print?: (path: string) => Promise<void>
}

/** The desk that is open, or none before a batch has been set up. One program has one data folder open at a time. */
export type DeskHolder = {
  /** Who is signed in at the desk that is open. */
  readonly sessions: Sessions
  /** Who has it open in which window. */
  readonly presences: Presences
  /** The data folder that is open, else the one proposed for a new batch. */
  folder(): string
  desk(): Desk | undefined
  /** Opens another data folder; the one open before is closed only once the new one is. */
  open(folder: string): Result<Desk>
  create(folder: string, batch: NewBatch, notice?: NoticePackage): Result<Desk>
  /** The city's folder (汇总) that is open in place of a desk. */
  city(): City | undefined
  openCity(folder: string): Promise<Result<City>>
  createCity(folder: string, made: Parameters<typeof createCity>[1]): Promise<Result<City>>
  /** Takes the desk that a change of its notice has made of the open one. */
  correct(correcting: (desk: Desk) => Result<{ readonly desk: Desk }>): Result<Desk>
  /** Closes what is open, has the folder's database exchanged, and opens it. */
  replace(folder: string, exchange: () => Result<unknown>): Result<Desk>
  /** Why the folder could not be opened the last time it was tried; undefined once one is open. */
  refused(): Problem | undefined
  /** Long work has begun, under which the desk is not exchanged; it ends by calling what this returns. */
  begin(): () => void
  close(): void
}

/** A holder without an open desk that proposes `folder`. */
export function holdDesk(folder: string): DeskHolder {
  let proposed = resolve(folder)
  let desk: Desk | undefined
  let city: City | undefined
  let refused: Problem | undefined
  let working = 0
  const sessions = newSessions()
  // A city lets its folder go a moment later than a desk.
  let closing: Promise<unknown> = Promise.resolve()
  const letGo = () => {
    if (desk) closeDesk(desk)
    if (city) closing = closeCity(city)
    desk = undefined
    city = undefined
  }
  const takeCity = async (folder: string, open: () => Promise<Result<City>>): Promise<Result<City>> => {
    if (working > 0) return failed(problem('desk-busy'))
    await closing
    const opened = await open()
    if (!desk && !city) refused = opened.ok ? undefined : opened.problem
    if (!opened.ok) return opened
    if (working > 0) {
      // Long work has begun in the meantime.
      await closeCity(opened.value)
      return failed(problem('desk-busy'))
    }
    letGo()
    city = opened.value
    sessions.endAll()
    proposed = folder
    return opened
  }
  const presences = newPresences()
  const take = (folder: string, open: () => Result<Desk>): Result<Desk> => {
    if (working > 0) return failed(problem('desk-busy'))
    const opened = open()
    if (!desk) refused = opened.ok ? undefined : opened.problem
    if (!opened.ok) return opened
    letGo()
    desk = opened.value
    sessions.endAll()
    proposed = folder
    return opened
  }
  return {
    sessions,
    presences,
    folder: () => desk?.store.folder ?? city?.folder ?? proposed,
    desk: () => desk,
    open: (folder) => (desk?.store.folder === resolve(folder) ? ok(desk) : take(folder, () => openDesk(folder))),
    create: (folder, batch, notice) => take(folder, () => createDesk(folder, batch, notice)),
    city: () => city,
    openCity: (folder) =>
      city?.folder === resolve(folder) ? Promise.resolve(ok(city)) : takeCity(folder, () => openCity(folder)),
    createCity: (folder, made) => takeCity(folder, () => createCity(folder, made)),
    correct(correcting) {
      if (!desk) return failed(problem('no-desk'))
      if (working > 0) return failed(problem('desk-busy'))
      const corrected = correcting(desk)
      if (!corrected.ok) return corrected
      desk = corrected.value.desk
      return ok(desk)
    },
    replace(folder, exchange) {
      if (working > 0) return failed(problem('desk-busy'))
      if (desk) closeDesk(desk)
      desk = undefined
      const exchanged = exchange()
      const opened = take(folder, () => openDesk(folder))
      return exchanged.ok ? opened : exchanged
    },
    refused: () => refused,
    begin() {
      working++
      return () => {
        working--
      }
    },
    close: letGo,
  }
}
