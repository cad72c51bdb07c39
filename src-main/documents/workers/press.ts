import { Piscina } from 'piscina'
import { failed, ok, type Result } from '../../../src-domain/result.ts'

/** What the worker makes, by the name of its function. */
type Works = typeof import('./press-worker.ts')
export type Work = keyof Works
export type Job<W extends Work> = Parameters<Works[W]>[0]
export type Made<W extends Work> = Awaited<ReturnType<Works[W]>>

/** Makes papers in a worker thread, one after another; its compiler stays warm between them. */
export type Press = {
  /** Problems: `press-too-slow`, `press-too-large`, `press-crashed`, `press-stopped`. */
  make<W extends Work>(work: W, job: Job<W>): Promise<Result<Made<W>>>
  /** Ends the worker; a paper still being made comes back as problem `press-stopped`. */
  close(): Promise<void>
}

export type PressLimits = {
  /** Milliseconds for one paper, from when the worker takes it up. */
  readonly time?: number
  /** MiB the process may hold before the worker is replaced by a fresh one, after a paper. */
  readonly memory?: number
}

const messages = {
  'press-too-slow':
    '排版用时过长，已停止，没有生成文件，数据没有改动。请检查附件里有没有打不开的 PDF，移出或请申报单位另存后再试。',
  'press-too-large':
    '排版需要的内存过多，已停止，没有生成文件，数据没有改动。请把最大的附件改为另册打印（压缩或拆分）后再试。',
  'press-crashed': '排版程序中断，没有生成文件，数据没有改动。请再试一次；仍然如此的，请检查附件里有没有打不开的 PDF。',
  'press-stopped': '排版已中止，没有生成文件，数据没有改动。需要时请重新生成。',
} as const

type Interruption = keyof typeof messages

const idleMilliseconds = 5 * 60_000
const mebibyte = 1024 * 1024

/** Starts no worker before there is a paper to make. */
export function openPress({ time = 180_000, memory = 1000 }: PressLimits = {}): Press {
  let pool = newPool()
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  async function run<W extends Work>(work: W, job: Job<W>): Promise<Result<Made<W>>> {
    if (closed) return interrupted('press-stopped')
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), time)
    try {
      return ok(await pool.run(job, { name: work, signal: stop.signal }))
    } catch (error) {
      if (closed) return interrupted('press-stopped')
      if (stop.signal.aborted) return interrupted('press-too-slow')
      if (isOutOfMemory(error)) return interrupted('press-too-large')
      // Whether the thread is gone or a library threw in it: attachments are anybody's, and the desk must go on.
      return interrupted('press-crashed')
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
    make(work, job) {
      const made = last.then(() => run(work, job))
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
  // A worker that dies between two papers takes nothing with it: the next one starts another.
  pool.on('error', () => {})
  return pool
}

/**
 * Where the worker's code is: run from source, it stands beside this file; bundled, electron-vite has to be given it as
 * an entry of its own named press-worker, which then stands beside the bundle, and the Typst sources with theirs.
 */
function workerFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./press-worker.${extension}`, import.meta.url).href
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function interrupted(code: Interruption): Result<never> {
  return failed({ code, message: messages[code] })
}
