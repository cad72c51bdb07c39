import { Piscina } from 'piscina'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CheckedBook } from './book-worker.ts'
import type { BookJob } from './make-book.ts'

/** Makes books in a worker thread, one after another; its compiler stays warm between them. */
export type Press = {
  /** Problems: `book-too-slow`, `book-too-large`, `book-crashed`, `book-stopped`. */
  make(job: BookJob): Promise<Result<CheckedBook>>
  /** Ends the worker; a book still being made comes back as problem `book-stopped`. */
  close(): Promise<void>
}

export type PressLimits = {
  /** Milliseconds for one book, from when the worker takes it up. */
  readonly time?: number
  /** MiB the process may hold before the worker is replaced by a fresh one, after a book. */
  readonly memory?: number
}

const messages = {
  'book-too-slow':
    '成册用时过长，已停止，没有生成文件，数据没有改动。请检查附件里有没有打不开的 PDF，移出或请申报单位另存后再试。',
  'book-too-large':
    '成册需要的内存过多，已停止，没有生成文件，数据没有改动。请把最大的附件改为另册打印（压缩或拆分）后再试。',
  'book-crashed': '成册程序中断，没有生成文件，数据没有改动。请再试一次；仍然如此的，请检查附件里有没有打不开的 PDF。',
  'book-stopped': '成册已中止，没有生成文件，数据没有改动。需要时请重新成册。',
} as const

type Interruption = keyof typeof messages

const idleMilliseconds = 5 * 60_000
const mebibyte = 1024 * 1024

/** Starts no worker before there is a book to make. */
export function openPress({ time = 180_000, memory = 1500 }: PressLimits = {}): Press {
  let pool = newPool()
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  async function run(job: BookJob): Promise<Result<CheckedBook>> {
    if (closed) return interrupted('book-stopped')
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), time)
    try {
      return ok(await pool.run(job, { name: 'book', signal: stop.signal }))
    } catch (error) {
      if (closed) return interrupted('book-stopped')
      if (stop.signal.aborted) return interrupted('book-too-slow')
      if (isOutOfMemory(error)) return interrupted('book-too-large')
      // Whether the thread is gone or a library threw in it: attachments are anybody's, and the desk must go on.
      return interrupted('book-crashed')
    } finally {
      clearTimeout(timer)
      // WebAssembly gives no memory back, and neither do the compiler's caches: only a new worker does.
      if (process.memoryUsage().rss > memory * mebibyte) await renew()
    }
  }

  async function renew(): Promise<void> {
    const old = pool
    pool = newPool()
    await old.destroy()
  }

  return {
    make(job) {
      const made = last.then(() => run(job))
      last = made.catch(() => {})
      return made
    },
    async close() {
      closed = true
      await pool.destroy()
    },
  }
}

function newPool(): Piscina {
  const pool = new Piscina({
    filename: workerFile(),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMilliseconds,
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  })
  // A worker that dies between two books takes nothing with it: the next book starts another.
  pool.on('error', () => {})
  return pool
}

/**
 * Where the worker's code is: run from source, it stands beside this file; bundled, electron-vite has to be given it as
 * an entry of its own named book-worker, which then stands beside the bundle, and book.typ with it.
 */
function workerFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./book-worker.${extension}`, import.meta.url).href
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function interrupted(code: Interruption): Result<never> {
  return failed({ code, message: messages[code] })
}
