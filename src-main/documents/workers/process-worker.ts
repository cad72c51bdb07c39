import { Worker } from 'node:worker_threads'
import { placeOf } from '../../bugs.ts'
import type { Message } from './line.ts'
import type { Holding } from './process-line.ts'

/*
 * A process that runs one worker thread for the desk: native code that fails in it ends nothing else, and while it is
 * at work this can still say how much memory it takes, and end when the desk has ended.
 */

/** Electron's own channel; Node's is the process's. */
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}
const { parentPort } = process as { parentPort?: ParentPort }

const worker = new Worker(new URL(`./task-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url))
worker.on('message', say)
worker.on('error', (error) => say({ kind: 'bug', place: placeOf(error) }))
worker.on('exit', () => process.exit())

if (parentPort) parentPort.on('message', ({ data }) => hear(data))
else {
  process.on('message', hear)
  process.on('disconnect', () => process.exit())
}

function hear(told: unknown): void {
  const isAsked = typeof told === 'object' && told !== null && 'kind' in told && told.kind === 'held'
  if (isAsked) say({ kind: 'holding', bytes: process.memoryUsage.rss() })
  else worker.postMessage(told)
}

function say(message: Message | Holding): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}
