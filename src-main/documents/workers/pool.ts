import type { ThreadsName } from './kinds.ts'
import type { Outcome } from './line.ts'
import type { Task, Thread } from './thread.ts'

/** One queue before several threads, each of which takes up only tasks of its name. */
export type Pool = {
  run(task: Task, threads: ThreadsName): Promise<Outcome>
  /** Ends the threads; what runs or waits comes back as stopped. */
  close(): Promise<void>
}

export type PoolThread = { readonly name: ThreadsName; readonly thread: Thread }

type Waiting = {
  readonly task: Task
  readonly threads: ThreadsName
  readonly answer: (outcome: Outcome | Promise<Outcome>) => void
}

const stopped: Outcome = { kind: 'interrupted', why: 'stopped' }

export function openPool(members: readonly PoolThread[]): Pool {
  let waiting: Waiting[] = []
  const free = new Set(members)
  let closed = false

  async function work(member: PoolThread): Promise<void> {
    free.delete(member)
    for (let one = next(member); one; one = next(member)) {
      const outcome = member.thread.run(one.task)
      one.answer(outcome)
      await outcome.catch(() => {})
    }
    free.add(member)
  }

  function next({ name }: PoolThread): Waiting | undefined {
    const one = waiting.find(({ threads }) => threads === name)
    waiting = waiting.filter((other) => other !== one)
    return one
  }

  return {
    async run(task, threads) {
      if (closed || task.signal?.aborted) return stopped
      const { promise, resolve } = Promise.withResolvers<Outcome>()
      const one: Waiting = { task, threads, answer: resolve }
      waiting.push(one)
      const leave = () => {
        if (!waiting.includes(one)) return
        waiting = waiting.filter((other) => other !== one)
        resolve(stopped)
      }
      task.signal?.addEventListener('abort', leave)
      // The one that was at work last is started, and has loaded what it takes.
      const member = [...free].findLast(({ name }) => name === threads)
      if (member) work(member)
      return promise.finally(() => task.signal?.removeEventListener('abort', leave))
    },
    async close() {
      closed = true
      for (const { answer } of waiting.splice(0)) answer(stopped)
      await Promise.all(members.map(({ thread }) => thread.end()))
    },
  }
}
