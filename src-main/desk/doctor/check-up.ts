import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { listApplications } from '../../../db/applications.ts'
import { eventHead } from '../../../db/events.ts'
import { type NamedFile, namedFiles } from '../../../db/named-files.ts'
import { isOpen } from '../../../db/store.ts'
import { checkDatabase, isLarge } from '../../../db/whole-check.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep, Progress } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { filePath } from '../../files/file-store.ts'
import { sha256Of } from '../../files/sha256.ts'
import { backupState } from '../backups/backup-state.ts'
import { copyIn, reachedPlaces } from '../backups/reached-places.ts'
import type { Desk } from '../desk.ts'
import { listProducts } from '../products/list-products.ts'
import { structureApart } from './structure-apart.ts'

/** What the whole check of a data folder found (体检). */
export type CheckUp = {
  /** ISO 8601 instant. */
  readonly at: string
  /** Nothing at all is wrong. */
  readonly sound: boolean
  readonly database: {
    /** Applications, or tables and a stretch of their numbers, whose rows are not as they were written. */
    readonly altered: readonly string[]
    /** Its structure is no longer whole. */
    readonly broken: boolean
    /** So much is wrong with it that what it says of files and copies could not be read. */
    readonly unread: boolean
  }
  /** `brokenAt` is the first that does not fit. */
  readonly events: { readonly count: number; readonly brokenAt?: number }
  readonly files: { readonly count: number; readonly bytes: number; readonly wrong: readonly WrongFile[] }
  /** Each place of copies, with the instant of its newest that counts and how many of its copies do not. */
  readonly copies: readonly CopiesIn[]
  /** Of the present edition, by file name: not what was made, and no longer where they were made. */
  readonly products: { readonly count: number; readonly altered: readonly string[]; readonly gone: readonly string[] }
}

export type CopiesIn = {
  readonly name: string
  readonly there: boolean
  readonly newest?: string
  readonly count: number
  readonly unusable: number
}

export type WrongFile = NamedFile & {
  /** Ids of the applications that have it now; none, where only an edition or an undo would want it. */
  readonly applications: readonly string[]
  readonly lost: boolean
  /** A backup has it as it was. */
  readonly inBackup: boolean
}

/** What the main process is kept from anything else in one go, in milliseconds. */
const slice = 15

/**
 * Looks through everything the data folder holds: every row against its seal, the operations' chain, every file against
 * its hash, what was made. Changes nothing, and lets whatever else is asked come in between.
 */
export async function checkUp(desk: Desk, { progress, signal }: LongStep<Progress> = {}): Promise<Result<CheckUp>> {
  const { store } = desk
  const rest = resting()
  const altered: string[] = []
  let broken = false
  let brokenAt: number | undefined
  progress?.({ done: 0, total: 0, label: '数据库' })
  const built = isLarge(store) ? await structureApart(store) : undefined
  if (signal?.aborted || !isOpen(store)) return failed(stopped)
  for (const finding of checkDatabase(store, built)) {
    if (finding?.kind === 'structure') broken = true
    if (finding?.kind === 'altered') altered.push(finding.scope)
    if (finding?.kind === 'chain') brokenAt = finding.seq
    await rest()
    if (signal?.aborted || !isOpen(store)) return failed(stopped)
  }
  let unread = false
  const whole = () => !broken && altered.length === 0
  /** Of a database that is not as it was written anything may be unreadable, and the rest is still worth telling. */
  const read = async <T>(reading: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await reading()
    } catch (error) {
      if (whole()) throw error
      unread = true
      return otherwise
    }
  }
  const count = await read(() => eventHead(store).seq, 0)
  const files = await read(() => namedFiles(store), [])
  const products = await read(() => listProducts(desk).filter(({ outdated }) => !outdated), [])
  let done = 0
  const total = files.length + products.length
  const step = (label: string) => progress?.({ done: done++, total, label })
  const wrongFiles: Omit<WrongFile, 'applications'>[] = []
  for (const file of files) {
    step('收件原件')
    if (signal?.aborted || !isOpen(store)) return failed(stopped)
    const found = await sha256Of(filePath(store.folder, file.sha256))
    if (found === file.sha256) continue
    const inBackup = (await copyIn(await reachedPlaces(store.folder), file.sha256)) !== undefined
    wrongFiles.push({ ...file, lost: found === undefined, inBackup })
  }
  const changed: string[] = []
  const gone: string[] = []
  for (const { path, sha256 } of products) {
    step('生成的文件')
    if (signal?.aborted || !isOpen(store)) return failed(stopped)
    const found = await sha256Of(path)
    if (found !== sha256) (found === undefined ? gone : changed).push(basename(path))
  }
  const copies = await read(() => copiesOf(desk), ok<CopiesIn[]>([]))
  if (!copies.ok) return copies
  if (!isOpen(store)) return failed(stopped)
  const held = await read(
    () => withHolders(desk, wrongFiles),
    wrongFiles.map((file) => ({ ...file, applications: [] })),
  )
  // A product that was moved away is where somebody wanted it.
  const unusable = copies.value.reduce((sum, place) => sum + place.unusable, 0)
  const wrong = altered.length + wrongFiles.length + changed.length + unusable
  return ok({
    at: new Date().toISOString(),
    sound: wrong === 0 && !broken && brokenAt === undefined,
    database: { altered, broken, unread },
    events: { count, ...(brokenAt === undefined ? {} : { brokenAt }) },
    files: {
      count: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      wrong: held,
    },
    copies: copies.value,
    products: { count: products.length, altered: changed, gone },
  })
}

async function copiesOf(desk: Desk): Promise<Result<CopiesIn[]>> {
  const places = await backupState(desk, new Date(), true)
  if (!places.ok) return places
  return ok(
    places.value.map(({ name, kind, there, newest, copies }) => ({
      name: kind === 'here' ? '数据文件夹' : name,
      there,
      ...given({ newest: newest?.at }),
      count: copies.length,
      unusable: copies.filter((copy) => copy.state === 'altered' || copy.state === 'incomplete').length,
    })),
  )
}

/** Each file with the applications that have it, in one pass over these. */
function withHolders({ store }: Desk, files: readonly Omit<WrongFile, 'applications'>[]): WrongFile[] {
  if (files.length === 0) return []
  const holders = new Map<string, Set<string>>(files.map(({ sha256 }) => [sha256, new Set()]))
  for (const { id, form, attachments, pictures } of listApplications(store)) {
    for (const file of [form, ...attachments, ...pictures]) holders.get(file?.sha256 ?? '')?.add(id)
  }
  return files.map((file) => ({ ...file, applications: [...(holders.get(file.sha256) ?? [])] }))
}

const stopped = problem('check-up-stopped')

/** Lets others in once a slice is used up. */
function resting(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < slice) return
    await setImmediate()
    since = performance.now()
  }
}
