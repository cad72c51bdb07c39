import { stat } from 'node:fs/promises'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import type { BookJob } from '../making/book/make-book.ts'
import type { SetAnswer, SetJob } from '../typesetting/engine.ts'
import type { Call, Given } from './given.ts'
import { type Kind, type KindName, kinds, type Limits, type Threads, threads } from './kinds.ts'
import type { Outcome } from './line.ts'
import { makeBook } from './make-book.ts'
import { openPool } from './pool.ts'
import { type Fork, startProcess } from './process-line.ts'
import type { CheckedBook, Tasks } from './task-worker.ts'
import { newThread } from './thread.ts'
import { startThread } from './thread-line.ts'

/**
 * Worker threads, which read what comes from outside and make what goes out: a hostile file can hang or exhaust only the
 * thread that reads it.
 */
export type Workers = {
  readonly read: { readonly [Name in ReadName]: Given<Name> }
  readonly make: {
    readonly [Name in
      | 'printJob'
      | 'covers'
      | 'summary'
      | 'letters'
      | 'list'
      | 'ballots'
      | 'noticeAsWorkbook']: Given<Name>
  } & {
    /** A book whose attachments are each its own failure: what can't be bound in has a divider that says why. */
    book(job: BookJob, call?: Call): Promise<Result<CheckedBook>>
  }
  /** Ends the threads; what is still running or waiting comes back as stopped. */
  close(): Promise<void>
}

type ReadName =
  | 'word'
  | 'form'
  | 'wordPart'
  | 'pdfHead'
  | 'archiveNames'
  | 'unpack'
  | 'noticeArchive'
  | 'noticeWorkbook'
  | 'ballot'
  | 'table'
  | 'scan'
  | 'picturesAsPdf'

export type WorkersOptions = { readonly [Name in KindName]?: Partial<Limits> } & {
  readonly mostKept?: number
  /** How this program starts a process. */
  readonly fork?: Fork
}

/** Starts no thread before there is something to do. */
export function openWorkers(options: WorkersOptions = {}): Workers {
  const pool = openPool(
    (['reading', 'making', 'setting'] as const).flatMap((name) => {
      const { count, idle, mostKept, apart }: Threads = threads[name]
      const start = apart ? startProcess(processFile, options.fork) : startThread(threadFile)
      return Array.from({ length: count }, () => ({
        name,
        thread: newThread({ start, idle, mostKept: options.mostKept ?? mostKept, ask }),
      }))
    }),
  )

  // Whether native code has set anything, or can't on this machine, or has failed before it ever did.
  let native: 'untried' | 'tried' | 'none' = 'untried'

  /** Has a source set by native code; an answer of undefined leaves it to whoever asked. */
  async function ask(input: SetJob, signal: AbortSignal): Promise<Outcome> {
    if (native === 'none') return nobody
    const kind: Kind = { ...kinds.source, ...options.source }
    const outcome = await pool.run({ ...kind, name: 'source', input, room: 0, signal }, kind.threads)
    if (outcome.kind === 'bug') console.error(outcome.place)
    const result = outcome.kind === 'answer' ? (outcome.value as Result<SetAnswer | undefined>) : undefined
    const answer = result?.ok ? result.value : undefined
    const why = outcome.kind === 'interrupted' ? outcome.why : undefined
    if (why === 'stopped') return outcome
    if (answer || why === 'too-large') native = 'tried'
    // One that never says anything is as good as none.
    else if (native === 'untried') native = 'none'
    return why === 'too-large' ? outcome : { kind: 'answer', value: answer }
  }

  function given<Name extends keyof Tasks>(name: Name, kindName: KindName): Given<Name> {
    const kind: Kind = { ...kinds[kindName], ...options[kindName] }
    const run = async (input: unknown, call: Call = {}) => {
      const room = kind.threads === 'reading' ? await sizeOf(input) : 0
      const outcome = await pool.run({ ...kind, ...call, name, input, room }, kind.threads)
      return resultOf(outcome, kind)
    }
    // What a thread answers is what the function of that name returned.
    return run as Given<Name>
  }

  const bookSteps = {
    attachment: given('attachment', 'attachment'),
    readyForBook: given('readyForBook', 'made'),
    book: given('book', 'made'),
  }
  return {
    read: {
      word: given('word', 'handedIn'),
      form: given('form', 'handedIn'),
      wordPart: given('wordPart', 'handedIn'),
      pdfHead: given('pdfHead', 'handedIn'),
      archiveNames: given('archiveNames', 'handedIn'),
      unpack: given('unpack', 'archive'),
      noticeArchive: given('noticeArchive', 'handedIn'),
      noticeWorkbook: given('noticeWorkbook', 'handedIn'),
      ballot: given('ballot', 'handedIn'),
      table: given('table', 'handedIn'),
      scan: given('scan', 'scan'),
      picturesAsPdf: given('picturesAsPdf', 'pictures'),
    },
    make: {
      book: (job, call) => makeBook(bookSteps, job, call),
      printJob: given('printJob', 'made'),
      covers: given('covers', 'made'),
      summary: given('summary', 'made'),
      letters: given('letters', 'made'),
      list: given('list', 'made'),
      ballots: given('ballots', 'made'),
      noticeAsWorkbook: given('noticeAsWorkbook', 'made'),
    },
    close: pool.close,
  }
}

function resultOf(outcome: Outcome, { told }: Kind): unknown {
  switch (outcome.kind) {
    case 'answer':
      return outcome.value
    case 'interrupted':
      return failed(problem(`${told}-${outcome.why}`))
    case 'bug':
      console.error(outcome.place)
      return failed(problem('unexpected'))
  }
}

const nobody: Outcome = { kind: 'answer', value: undefined }

/**
 * Where the threads' code is: run from source, it stands beside this file; bundled, electron-vite makes every
 * `*-worker.ts` an entry of its own, which then stands beside the bundle.
 */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const threadFile = new URL(`./task-worker.${extension}`, import.meta.url)
const processFile = new URL(`./process-worker.${extension}`, import.meta.url)

/** Bytes of the file a task reads: libraries reserve address space for all of it, of which they then touch little. */
async function sizeOf(input: unknown): Promise<number> {
  const path = typeof input === 'object' && input !== null && 'path' in input ? input.path : input
  return (await ifReadable(stat(String(path))))?.size ?? 0
}
