import { basename } from 'node:path'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed } from '../../src-domain/result.ts'
import { newThread } from '../documents/workers/thread.ts'
import { startThread } from '../documents/workers/thread-line.ts'
import type { LookTasks } from './look-through-worker.ts'

/*
 * Databases are looked through in a thread of their own: every row of a large one takes seconds, in which the desk answers.
 */

/** Makes a database that was just copied a copy, and says what it holds. Problems: `copy-damaged`, what the disk refuses. */
export const settle = given('settle')

/** Looks a database file through without changing it. Problems: `copy-damaged`, `copy-newer`, what the disk refuses. */
export const inspect = given('inspect')

/** Looks through the structure of a database that was copied for this. Problems: what the disk refuses. */
export const wellBuilt = given('isWellBuilt')

const limits = { time: 15 * 60_000, memory: 1024, room: 0 }

const thread = newThread({
  start: startThread(
    new URL(`./look-through-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
  ),
  idle: 30_000,
  mostKept: 512,
})

/** A thread runs one task at a time. */
let last: Promise<unknown> = Promise.resolve()

function given<Name extends keyof LookTasks>(name: Name): LookTasks[Name] {
  const run = (path: string) => {
    const own = last.then(() => look(name, path))
    last = own
    return own
  }
  // What the thread answers is what the function of that name returned.
  return run as LookTasks[Name]
}

async function look(name: string, path: string): Promise<unknown> {
  const outcome = await thread.run({ ...limits, name, input: path })
  switch (outcome.kind) {
    case 'answer':
      return outcome.value
    case 'interrupted':
      return failed(problem('copy-unread', { file: basename(path) }))
    case 'bug':
      console.error(outcome.place)
      return failed(problem('unexpected'))
  }
}
