import { stat } from 'node:fs/promises'
import { Piscina } from 'piscina'
import type { ScanReading } from '../../../src-domain/edition/scan.ts'
import type { WordDocument } from '../../../src-domain/intake/word-document.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import type { PdfHead } from '../reading/pdf/read-pdf-head.ts'

/** Reads files from outside in worker threads, so a hostile one can hang or exhaust only its worker. */
export type Reader = {
  word(path: string): Promise<Result<WordDocument>>
  /** The bytes of a picture that reading a Word file has named. */
  wordPart(path: string, part: string): Promise<Result<Uint8Array>>
  pdfHead(path: string): Promise<Result<PdfHead>>
  /** The stamped summary that was brought back. */
  scan(path: string): Promise<Result<ScanReading>>
  /** A file of pictures that no browser shows, as a PDF to be looked at. */
  picturesAsPdf(path: string): Promise<Result<Uint8Array>>
  /** Ends the workers; files still being read come back as problem `stopped`. */
  close(): Promise<void>
}

/** What reading one file may take. */
export type Limits = {
  /** Milliseconds, from when a worker takes the file up. */
  readonly time: number
  /** MiB besides the file itself. */
  readonly memory: number
}

/** For files handed in, and for scans, whose pages are taken apart pixel by pixel. */
export type ReaderLimits = Partial<Limits> & { readonly scan?: Partial<Limits> }

const handedInMessages = {
  'too-slow':
    '读取这个文件用时过长，已停止读取，其他文件不受影响。请打开它看看内容是否正常；必要时请申报单位另存后重新报送。',
  'too-large': '读取这个文件需要的内存过多，已停止读取，其他文件不受影响。请申报单位压缩文档里的图片或拆分后重新报送。',
  crashed:
    '这个文件使读取程序中断，没有读取，其他文件不受影响。请打开它看看内容是否正常；必要时请申报单位另存后重新报送。',
  stopped: '读取已中止，这个文件没有收进来，原文件没有改动。需要时请重新收件。',
} as const

type Messages = Readonly<Record<keyof typeof handedInMessages, string>>

const scanMessages: Messages = {
  'too-slow': '读取这个文件用时过长，已停止读取，数据没有改动。请只扫盖章的汇总表，用 300 dpi 重新扫描后再试。',
  'too-large': '读取这个文件需要的内存过多，已停止读取，数据没有改动。请只扫盖章的汇总表，用 300 dpi 重新扫描后再试。',
  crashed: '这个文件使读取程序中断，没有读取，数据没有改动。请打开它看看内容是否正常；必要时请重新扫描。',
  stopped: '读取已中止，这个文件没有收进来，原文件没有改动。需要时请重新收取扫描件。',
}

type Interruption = keyof Messages
type Worker = typeof import('./reader-worker.ts')
type Kind = { readonly limits: Limits; readonly messages: Messages }

/** Two, so that one slow file does not hold up the others; more would not fit a small office computer. */
const workerCount = 2
const idleMilliseconds = 30_000
const memoryCheckMilliseconds = 100
const mebibyte = 1024 * 1024

/** Starts no worker before there is something to read. */
export function openReader({ time = 30_000, memory = 512, scan = {} }: ReaderLimits = {}): Reader {
  const handedIn: Kind = { limits: { time, memory }, messages: handedInMessages }
  const stamped: Kind = { limits: { time: 120_000, memory: 1024, ...scan }, messages: scanMessages }
  // A pool of one thread each, so that it is known which file a thread's memory goes to.
  const pools = Array.from({ length: workerCount }, () => poolOfOne(memory))
  const free = [...pools]
  const waiting: ((pool: Piscina) => void)[] = []
  let closed = false

  async function read<T>(
    task: keyof Worker,
    path: string,
    { limits, messages }: Kind,
    input: unknown = path,
  ): Promise<Result<T>> {
    const pool = free.pop() ?? (await new Promise<Piscina>((take) => waiting.push(take)))
    try {
      const read = closed
        ? 'stopped'
        : await readIn<Result<T>>(pool, task, input, { ...limits, size: await sizeOf(path) })
      return typeof read === 'string' ? failed({ code: read, message: messages[read] }) : read
    } finally {
      const next = waiting.shift()
      if (next) next(pool)
      else free.push(pool)
    }
  }

  /** What the worker answers, or why it was kept from answering. */
  async function readIn<T>(
    pool: Piscina,
    task: keyof Worker,
    input: unknown,
    limits: Limits & { readonly size: number },
  ): Promise<T | Interruption> {
    // The libraries reserve address space for a whole file, of which they then touch little.
    const allowance = limits.memory * mebibyte + limits.size
    const stop = new AbortController()
    let reason: Interruption | undefined
    const interrupt = (why: Interruption) => {
      reason = why
      stop.abort()
    }
    const timer = setTimeout(() => interrupt('too-slow'), limits.time)
    // What the file before has left behind may not have been collected yet, so growth counts.
    let least = Number.POSITIVE_INFINITY
    const watch = setInterval(async () => {
      const held = await memoryOf(pool)
      least = Math.min(least, held)
      if (held - least > allowance) interrupt('too-large')
    }, memoryCheckMilliseconds)
    try {
      return await pool.run(input, { filename: workerFile(), name: task, signal: stop.signal })
    } catch (error) {
      if (closed) return 'stopped'
      if (reason) return reason
      if (isOutOfMemory(error)) return 'too-large'
      // A thread that is still there has thrown, which is a bug; one that is gone was lost to the file.
      if (pool.threads.length > 0) throw error
      return 'crashed'
    } finally {
      clearTimeout(timer)
      clearInterval(watch)
    }
  }

  return {
    word: (path) => read('word', path, handedIn),
    wordPart: (path, part) => read('wordPart', path, handedIn, { path, part }),
    pdfHead: (path) => read('pdfHead', path, handedIn),
    scan: (path) => read('scan', path, stamped),
    picturesAsPdf: (path) => read('picturesAsPdf', path, { ...stamped, messages: handedInMessages }),
    async close() {
      closed = true
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

function poolOfOne(memory: number): Piscina {
  const pool = new Piscina({
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMilliseconds,
    // The engine's own limit can end the whole process, so it stands well above the one that is watched.
    resourceLimits: { maxOldGenerationSizeMb: 4 * memory },
  })
  // A worker that dies between two files takes nothing with it: the next file starts another.
  pool.on('error', () => {})
  return pool
}

/**
 * Where the workers' code is: run from source, it stands beside this file; bundled, electron-vite has to be given it as
 * an entry of its own named reader-worker, which then stands beside the bundle.
 */
function workerFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./reader-worker.${extension}`, import.meta.url).href
}

/** Bytes a pool's thread holds, in its heap and in buffers outside. */
async function memoryOf(pool: Piscina): Promise<number> {
  const [thread] = pool.threads
  if (!thread) return 0
  try {
    const { used_heap_size, external_memory } = await thread.getHeapStatistics()
    return used_heap_size + external_memory
  } catch {
    // The thread has ended meanwhile.
    return 0
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
