import { availableParallelism, totalmem } from 'node:os'

/** What can come between a task and its answer: the file it is about, or whoever gave it. */
export type Interruption = 'too-slow' | 'too-large' | 'crashed' | 'stopped'

export type Limits = {
  /** Milliseconds, from when a thread takes the task up. */
  readonly time: number
  /** MiB by which the thread may grow, besides the file it reads. */
  readonly memory: number
}

/** Tasks of one kind: the threads they run on, what they may take, and what an officer is told of an interruption. */
export type Kind = Limits & {
  readonly threads: ThreadsName
  /** Whose problems an interruption is told as. */
  readonly told: 'reading' | 'scanning' | 'binding' | 'making'
}

export type Threads = {
  readonly count: number
  /** Milliseconds after its last task before a thread ends. */
  readonly idle: number
  /** MiB a thread may still hold after a task: WebAssembly gives no memory back, and only a new thread does. */
  readonly mostKept: number
  /** In processes of their own, for native code. */
  readonly apart?: boolean
}

/** As many as the machine has processors for, and memory: each may take a gigabyte. */
const asMany = Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 31), 4))

export const threads = {
  // One slow file does not hold up the others; more threads would not fit a small office computer.
  reading: { count: 2, idle: 30_000, mostKept: 512 },
  // Out of reach of a hostile file. While one waits for what is being set, another binds and checks.
  making: { count: asMany, idle: 5 * 60_000, mostKept: 800 },
  // Whose typesetters stay warm from one product to the next.
  setting: { count: asMany, idle: 5 * 60_000, mostKept: 800, apart: true },
} satisfies Record<string, Threads>

export type ThreadsName = keyof typeof threads

export const kinds = {
  /** A file handed in by an applicant. */
  handedIn: {
    threads: 'reading',
    time: 30_000,
    memory: 512,
    told: 'reading',
  },
  /** An archive handed in, whose gigabytes go through it to the disk. */
  archive: {
    threads: 'reading',
    time: 15 * 60_000,
    memory: 512,
    told: 'reading',
  },
  /** Pictures handed in, which are taken apart pixel by pixel. */
  pictures: {
    threads: 'reading',
    time: 120_000,
    memory: 1024,
    told: 'reading',
  },
  /** The stamped summary, whose pages are taken apart pixel by pixel. */
  scan: {
    threads: 'reading',
    time: 120_000,
    memory: 1024,
    told: 'scanning',
  },
  /** An attachment that is to be bound in, whose pages are looked at; what is told stands on its divider. */
  attachment: {
    threads: 'reading',
    time: 90_000,
    memory: 1024,
    told: 'binding',
  },
  /** A product or letter that is set. */
  made: {
    threads: 'making',
    time: 180_000,
    memory: 3072,
    told: 'making',
  },
  /** A source that is set for one of those, which has time to set it itself where this is silent. */
  source: {
    threads: 'setting',
    time: 60_000,
    memory: 3072,
    told: 'making',
  },
} satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
