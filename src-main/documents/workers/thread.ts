import { Worker } from 'node:worker_threads'
import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import { placeOf } from '../../bugs.ts'
import { buffersIn } from './buffers-in.ts'
import type { Interruption, Limits } from './kinds.ts'

/** A task as a thread runs it. */
export type Task = Limits &
  LongStep<Steps> & {
    /** Of the function in task-worker.ts. */
    readonly name: string
    /** Its bytes go over to the thread. */
    readonly input: unknown
    /** Bytes the thread may take for its file besides `memory`. */
    readonly room: number
  }

/** A bug comes as its place, without its words. */
export type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'bug'; readonly place: string }
  | { readonly kind: 'interrupted'; readonly why: Interruption }

/** What a thread says while it runs a task. */
export type Message = Exclude<Outcome, { kind: 'interrupted' }> | ({ readonly kind: 'progress' } & Steps)

/** One worker thread, started when it is needed and again after it was lost. It runs one task at a time. */
export type Thread = {
  run(task: Task): Promise<Outcome>
  end(): Promise<void>
}

export type ThreadOptions = {
  readonly file: URL
  /** Milliseconds after its last task before it ends. */
  readonly idle: number
  /** MiB it may hold after a task before it is replaced. */
  readonly mostKept: number
}

type Running = { readonly worker: Worker; hear: (heard: Message | Outcome) => void }

/** The engine's own limit can end the whole process, so it stands above those that are watched. */
const resourceLimits = { maxOldGenerationSizeMb: 2048 }
const memoryCheckMilliseconds = 100
const mebibyte = 1024 * 1024

export function newThread({ file, idle, mostKept }: ThreadOptions): Thread {
  let running: Running | undefined
  let resting: NodeJS.Timeout | undefined

  function start(): Running {
    const worker = new Worker(file, { resourceLimits })
    const own: Running = { worker, hear: unasked }
    worker.on('message', (message: Message) => own.hear(message))
    worker.on('error', (error) =>
      own.hear(
        isOutOfMemory(error) ? { kind: 'interrupted', why: 'too-large' } : { kind: 'bug', place: placeOf(error) },
      ),
    )
    worker.on('exit', () => {
      if (running === own) running = undefined
      own.hear({ kind: 'interrupted', why: 'crashed' })
    })
    return own
  }

  async function end(): Promise<void> {
    const ended = running
    running = undefined
    clearTimeout(resting)
    ended?.hear({ kind: 'interrupted', why: 'stopped' })
    await ended?.worker.terminate()
  }

  async function rest(own: Running): Promise<void> {
    own.hear = unasked
    if ((await heldBy(own.worker)) > mostKept * mebibyte) return end()
    own.worker.unref()
    resting = setTimeout(end, idle).unref()
  }

  return {
    async run(task) {
      clearTimeout(resting)
      running ??= start()
      const own = running
      const outcome = await answerOf(own, task)
      if (running !== own) return outcome
      // After a bug nothing in the thread can be relied on.
      await (outcome.kind === 'answer' ? rest(own) : end())
      return outcome
    },
    end,
  }
}

/** Between two tasks: a thread that is lost then takes nothing with it, but a bug is a bug. */
function unasked(heard: Message | Outcome): void {
  if (heard.kind === 'bug') console.error(heard.place)
}

/** What the thread answers, or what kept it from answering. */
async function answerOf(own: Running, task: Task): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const interrupt = (why: Interruption) => resolve({ kind: 'interrupted', why })
  own.hear = (heard) => (heard.kind === 'progress' ? task.progress?.(heard) : resolve(heard))
  const stop = () => interrupt('stopped')
  task.signal?.addEventListener('abort', stop)
  if (task.signal?.aborted) stop()
  const timer = setTimeout(() => interrupt('too-slow'), task.time)
  // What the task before has left behind may not have been collected yet, so growth counts.
  let least = Number.POSITIVE_INFINITY
  const watch = setInterval(async () => {
    const held = await heldBy(own.worker)
    least = Math.min(least, held)
    if (held - least > task.memory * mebibyte + task.room) interrupt('too-large')
  }, memoryCheckMilliseconds)
  try {
    own.worker.ref()
    own.worker.postMessage({ name: task.name, input: task.input }, buffersIn(task.input))
    return await promise
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    task.signal?.removeEventListener('abort', stop)
  }
}

/** Bytes a thread holds, in its heap and in buffers outside, WebAssembly's among them. */
async function heldBy(worker: Worker): Promise<number> {
  try {
    const { used_heap_size, external_memory } = await worker.getHeapStatistics()
    return used_heap_size + external_memory
  } catch {
    // The thread has ended meanwhile.
    return 0
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
