import { type Liaison, readBatch, writeBatch } from '../../db/batch.ts'
import { folderName } from '../../db/data-folder.ts'
import { eventHead, record } from '../../db/events.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { isOpen, type Reading, type Store, transaction, type Writing } from '../../db/store.ts'
import { newUid } from '../../db/uid.ts'
import { firstAssembly } from '../../src-domain/batch/assembly.ts'
import type { Batch } from '../../src-domain/batch/batch.ts'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import type { NewEvent } from '../../src-domain/events/event.ts'
import { given } from '../../src-domain/given.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { recommendersIn } from '../../src-domain/schemes/lookup.ts'
import { noteBug } from '../bugs.ts'
import { builtInNotice } from '../notices/built-in.ts'
import type { NoticePackage } from '../notices/notice-package.ts'
import type { Actor } from './actor.ts'
import { isKept, keepNoticePackage, keptScheme, putNoticePackage } from './kept-notice.ts'
import { limitsOf } from './limits.ts'

/** An open data folder with its scheme: what every use-case works on. */
export type Desk = { readonly store: Store; readonly scheme: FullScheme }

/** What a function that only reads works on: a desk, or a desk within a change. */
export type ReadableDesk = { readonly store: Reading; readonly scheme: FullScheme }

/** A desk within `change`: whatever is decided on is read here, and kept or left as one. */
export type ChangingDesk = {
  readonly store: Writing
  readonly scheme: FullScheme
  readonly actor: Actor
  /** ISO 8601 instant of the change. */
  readonly at: string
  /** 操作记录: notes down what this change does, of an application or of the batch. */
  readonly record: (event: NewEvent, application?: string) => void
}

/**
 * The events one change has recorded, by their first and last number: what `undo` takes back. The hash of the last tells
 * them from those of the same numbers in another record, as after a restore.
 */
export type Step = { readonly first: number; readonly last: number; readonly hash: string }

/** What a use-case that changes something answers beside its own: the step it was, unless nothing changed. */
export type Kept = { readonly step?: Step }

/**
 * Runs `work` in one transaction, with the actor and the instant set once: kept when it returns ok, undone as a whole
 * when it returns a problem or throws. What is locked, or of an applicant the actor is recused from, is refused here.
 */
export function change<T extends object>(
  { store, scheme }: Desk,
  actor: Actor,
  work: (tx: ChangingDesk) => Result<T>,
): Result<T & Kept> {
  return transaction(store, (writing): Result<T & Kept> => {
    const at = new Date().toISOString()
    const limits = limitsOf(writing, actor)
    let refused: Problem | undefined
    let step: Step | undefined
    const done = work({
      ...{ store: writing, scheme, actor, at },
      record: (event, applicationId) => {
        refused ??= limits.against(event, applicationId)
        const occasion = { by: actor.name, at, ...given({ applicationId }) }
        const { seq, hash } = record(writing, occasion, event)
        step = { first: step?.first ?? seq, last: seq, hash }
      },
    })
    if (!done.ok) return done
    refused ??= limits.atEnd()
    return refused ? failed(refused) : ok({ ...done.value, ...(step && { step }) })
  })
}

/**
 * Runs several changes for one wait on the disk. Each is kept or undone by itself; none is kept, nor may it be said to
 * be, where this comes back as a problem.
 */
export function severalChanges<T>({ store }: Desk, changes: () => T): Result<T> {
  return transaction(store, () => ok(changes()))
}

export type NewBatch = Omit<Batch, 'scheme'> & { readonly scheme: string; readonly liaison?: Liaison }

/**
 * Sets a new batch up in an empty or missing folder, in its preparer's name, by a package: the one given, else the
 * program's own of that id. From then on the batch goes by this one alone.
 */
export function createDesk(folder: string, batch: NewBatch, given?: NoticePackage): Result<Desk> {
  const found = given ? ok(given) : builtInNotice(batch.scheme)
  if (!found.ok) return found
  const notice = found.value
  const { scheme } = notice
  const known = recommendersIn(scheme.region)
  if (!known.includes(batch.district)) {
    return failed(problem('district-unknown', { district: batch.district, region: scheme.region.name, known }))
  }
  const opened = openStore(folder, { create: true })
  if (!opened.ok) return opened
  const desk = { store: opened.value, scheme }
  const put = putNoticePackage(desk.store.folder, notice)
  const created = put.ok
    ? change(desk, preparerOf(batch), (tx) => {
        const existing = readBatch(tx.store)
        if (existing) return failed(problem('batch-exists', existing))
        const deskId = newUid()
        keepNoticePackage(tx.store, notice, tx.at)
        const own = { scheme: scheme.id, notice: notice.hash, deskId, createdAt: tx.at }
        writeBatch(tx.store, { assembly: firstAssembly, liaison: {}, ...batch, ...own })
        tx.record({
          kind: 'batch-created',
          ...{ district: batch.district, scheme: scheme.id, deskId, notice: notice.hash },
        })
        return ok({})
      })
    : put
  if (created.ok) return ok(desk)
  closeStore(desk.store)
  return created
}

/**
 * Opens a desk by the package its batch keeps. Problems: those of `openStore`, `store-altered`, `notice-unknown`. A batch from before batches kept one is given the program's own, for good;
 * `staged`, which is a copy beside its data folder and has just been looked through, leaves that to the opening of the
 * folder itself.
 */
export function openDesk(folder: string, { staged = false }: { readonly staged?: boolean } = {}): Result<Desk> {
  const opened = openStore(folder, { looked: staged })
  if (!opened.ok) return opened
  let desk: Result<Desk> | undefined
  try {
    desk = openedDesk(opened.value, staged)
    return desk
  } finally {
    if (!desk?.ok) closeStore(opened.value)
  }
}

function openedDesk(store: Store, staged: boolean): Result<Desk> {
  const batch = readBatch(store)
  const kept = batch?.notice === undefined ? undefined : keptScheme(store, batch.notice)
  if (kept) return noteLost({ store, scheme: kept })
  if (batch?.notice !== undefined) return failed(unreadable(store, batch.notice))
  const own = builtInNotice(batch?.scheme ?? '')
  if (!own.ok) return own
  const desk = { store, scheme: own.value.scheme }
  const given = staged ? ok({}) : giveNotice(desk, own.value)
  return given.ok ? noteLost(desk) : given
}

/** A large database is looked through once it is open: what a batch goes by must be as it was kept before that. */
function unreadable(store: Store, notice: string): Problem {
  if (isKept(store, notice)) return problem('notice-unknown')
  return problem('store-altered', { store: folderName(store.folder), scopes: ['notices/0'] })
}

/** Gives the batch a package to go by, and says so. */
function giveNotice(desk: Desk, notice: NoticePackage): Result<object> {
  const put = putNoticePackage(desk.store.folder, notice)
  if (!put.ok) return put
  return change(desk, program, (tx) => {
    const batch = readBatch(tx.store)
    if (!batch) throw new Error('an open desk has no batch')
    keepNoticePackage(tx.store, notice, tx.at)
    writeBatch(tx.store, { ...batch, notice: notice.hash })
    const { title, documentNumber } = notice.scheme
    tx.record({ kind: 'notice-kept', title, documentNumber, notice: notice.hash })
    return ok({})
  })
}

/** Says for ever, among the operations, that some were confirmed once and are no longer there, or that nobody can tell. */
function noteLost(desk: Desk): Result<Desk> {
  const { lost, headUnreadable } = desk.store
  if (!lost && !headUnreadable) return ok(desk)
  const noted = change(desk, program, (tx) => {
    if (lost) tx.record({ kind: 'events-lost', kept: Math.min(eventHead(tx.store).seq, lost.seq - 1), noted: lost.seq })
    else tx.record({ kind: 'head-unreadable', found: eventHead(tx.store).seq })
    return ok({})
  })
  return noted.ok ? ok(desk) : noted
}

/** Who acts where nobody does. */
const program: Actor = { name: '遴选工作台' }

export function closeDesk(desk: Desk): void {
  closeStore(desk.store)
}

/** For work that goes on by itself: that the desk was closed or exchanged under it is no bug. */
export function noteBugWhileOpen({ store }: Desk): (error: unknown) => void {
  return (error) => {
    if (isOpen(store)) noteBug(error)
  }
}

/** The batch of an open desk: `createDesk` and `openDesk` see to it that there is one. */
export function batchOf(desk: ReadableDesk): Batch {
  const batch = readBatch(desk.store)
  if (!batch) throw new Error('an open desk has no batch')
  return batch
}

/** 填报人: who acts where nobody else has said so. */
export function preparerOf({ preparer }: Pick<Batch, 'preparer'>): Actor {
  return { name: preparer }
}
