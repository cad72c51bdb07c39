import { join } from 'node:path'
import { z } from 'zod'
import { passwordHolders } from '../../../db/officers.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { isSystemError } from '../../bugs.ts'
import type { Desk } from '../../desk/desk.ts'
import { activeOfficers } from '../../desk/people/officers.ts'
import { keep, readKept } from '../../files/kept-file.ts'
import type { Context, Office, OfficePlace, OfficeState } from '../../router/context.ts'
import { ownAddresses } from './addresses.ts'
import { type Certificate, certificateFor } from './certificate.ts'
import { type OfficeServer, startOffice } from './server.ts'

const Place = z.object({ address: z.string(), port: z.number() })

/** Where the office opens if nothing else is said. */
export const usualPort = 8443

/** 办公室 of a running program: shut until somebody opens it, and shut again with the program. */
export function officeOf(context: Context, renderer: string, addresses = ownAddresses): Office {
  const { holder } = context
  let open: { readonly server: OfficeServer; readonly certificate: Certificate; readonly folder: string } | undefined

  let last: Promise<unknown> = Promise.resolve()
  /** Two at once would leave a door open that nobody knows of. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }

  async function shut(): Promise<void> {
    const { server } = open ?? {}
    open = undefined
    await server?.close()
  }

  function state(): OfficeState {
    // It was opened for the people of one desk; another one has been opened since.
    if (open && open.folder !== holder.folder()) void inTurn(shut)
    const before = readKept(placeFile(holder.folder()), Place)
    const here = open?.folder === holder.folder() ? open : undefined
    return {
      addresses: addresses(),
      ...given({ last: before === 'absent' || before === 'unreadable' ? undefined : before }),
      ...(here && {
        open: { origin: here.server.origin, fingerprint: here.certificate.fingerprint, until: here.certificate.until },
      }),
    }
  }

  async function openAt(place: OfficePlace): Promise<Result<OfficeState>> {
    const desk = holder.desk()
    if (!desk) return failed(problem('no-desk'))
    if (!hasPasswords(desk)) return failed(problem('office-unmanned'))
    const known = addresses().map(({ address }) => address)
    if (!known.includes(place.address)) return failed(problem('office-address-unknown', { ...place, known }))
    const folder = holder.folder()
    const certificate = await certificateFor(folder, place.address)
    if (!certificate.ok) return certificate
    await shut()
    const server = await started(startOffice(context, renderer, { ...place, certificate: certificate.value }))
    if (!server) return failed(problem('office-port-taken', place))
    open = { server, certificate: certificate.value, folder }
    keep(placeFile(folder), place)
    return ok(state())
  }

  return {
    isOpen: () => open !== undefined,
    state,
    close: () => inTurn(shut),
    open: (place) => inTurn(() => openAt(place)),
  }
}

function hasPasswords(desk: Desk): boolean {
  const holders = passwordHolders(desk.store)
  return activeOfficers(desk).some(({ uid }) => holders.has(uid))
}

/** Undefined where the system does not let it have the port. */
async function started(starting: Promise<OfficeServer>): Promise<OfficeServer | undefined> {
  try {
    return await starting
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}

function placeFile(folder: string): string {
  return join(folder, 'office', 'place.json')
}
