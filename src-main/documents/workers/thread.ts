import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import type { SetJob } from '../typesetting/engine.ts'
import { buffersIn } from './buffers-in.ts'
import type { Interruption, Limits } from './kinds.ts'
import type { Hear, Line, Message, Outcome, Start } from './line.ts'

/** A task as a worker runs it. */
export type Task = Limits &
  LongStep<Steps> & {
    /** Of the function in task-worker.ts. */
    readonly name: string
    /** Its bytes go over to the worker. */
    readonly input: unknown
    /** Bytes the worker may take for its file besides `memory`. */
    readonly room: number
  }

/** One worker, started when it is needed and again after it was lost. It runs one task at a time. */
export type Thread = {
  run(task: Task): Promise<Outcome>
  end(): Promise<void>
}

export type ThreadOptions = {
  readonly start: Start
  /** Milliseconds after its last task before it ends. */
  readonly idle: number
  /** MiB it may hold after a task before it is replaced. */
  readonly mostKept: number
  /** What comes of a source that a task of it asks to be set. */
  readonly ask?: Ask
}

type Ask = (job: SetJob, signal: AbortSignal) => Promise<Outcome>

const leave: Ask = async () => ({ kind: 'answer', value: undefined })

type Running = { readonly line: Line; hear: Hear }

const memoryCheckMilliseconds = 100
const mebibyte = 1024 * 1024

export function newThread({ start, idle, mostKept, ask = leave }: ThreadOptions): Thread {
  let running: Running | undefined
  let resting: NodeJS.Timeout | undefined

  function begin(): Running {
    const own: Running = {
      line: start((heard) => {
        // It is no more.
        if (heard.kind === 'interrupted' && running === own) running = undefined
        own.hear(heard)
      }),
      hear: unasked,
    }
    return own
  }

  async function end(): Promise<void> {
    const ended = running
    running = undefined
    clearTimeout(resting)
    ended?.hear({ kind: 'interrupted', why: 'stopped' })
    await ended?.line.end()
  }

  async function rest(own: Running): Promise<void> {
    own.hear = unasked
    if ((await own.line.held()) > mostKept * mebibyte) return end()
    own.line.keeps(false)
    resting = setTimeout(end, idle).unref()
  }

  return {
    async run(task) {
      clearTimeout(resting)
      running ??= begin()
      const own = running
      const outcome = await answerOf(own, task, ask)
      if (running !== own) return outcome
      // After a bug nothing in the worker can be relied on.
      await (outcome.kind === 'answer' ? rest(own) : end())
      return outcome
    },
    end,
  }
}

/** Between two tasks: a worker that is lost then takes nothing with it, but a bug is a bug. */
function unasked(heard: Message | Outcome): void {
  if (heard.kind === 'bug') console.error(heard.place)
}

/** What the worker answers, or what kept it from answering. */
async function answerOf(own: Running, task: Task, ask: Ask): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const interrupt = (why: Interruption) => resolve({ kind: 'interrupted', why })
  const over = new AbortController()
  own.hear = async (heard) => {
    if (heard.kind === 'progress') return task.progress?.(heard)
    if (heard.kind !== 'ask') return resolve(heard)
    const outcome = await ask(heard.job, over.signal)
    // What is too much elsewhere would be too much here.
    if (outcome.kind === 'interrupted') return interrupt(outcome.why)
    const answer = outcome.kind === 'answer' ? outcome.value : undefined
    if (!over.signal.aborted) own.line.post({ kind: 'told', id: heard.id, answer }, buffersIn(answer))
  }
  const stop = () => interrupt('stopped')
  task.signal?.addEventListener('abort', stop)
  if (task.signal?.aborted) stop()
  const timer = setTimeout(() => interrupt('too-slow'), task.time)
  // What the task before has left behind may not have been collected yet, so growth counts.
  let least = Number.POSITIVE_INFINITY
  const watch = setInterval(async () => {
    const held = await own.line.held()
    least = Math.min(least, held)
    if (held - least > task.memory * mebibyte + task.room) interrupt('too-large')
  }, memoryCheckMilliseconds)
  try {
    own.line.keeps(true)
    own.line.post({ kind: 'task', name: task.name, input: task.input }, buffersIn(task.input))
    return await promise
  } finally {
    over.abort()
    clearTimeout(timer)
    clearInterval(watch)
    task.signal?.removeEventListener('abort', stop)
  }
}
