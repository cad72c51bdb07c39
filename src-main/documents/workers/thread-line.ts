import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { placeOf } from '../../bugs.ts'
import type { Message, Start } from './line.ts'

/**
 * The engine's own limit can end the whole process, so it stands above those that are watched. What is young it would let
 * grow to 64 MiB in each thread, and never gives back while there is work.
 */
const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 16 }

/**
 * Old objects by default grow to several times those that live before V8 looks which do; half as much again cost no time
 * that could be measured. It is read at each such look, and counts for every thread of the process: V8 knows no flag of one.
 */
const spareOldObjects = '--heap-growing-percent=50'

/** A worker in a thread of this process. */
export const startThread =
  (file: URL): Start =>
  (hear) => {
    setFlagsFromString(spareOldObjects)
    const worker = new Worker(file, { resourceLimits })
    worker.on('message', (message: Message) => hear(message))
    worker.on('error', (error) =>
      hear(isOutOfMemory(error) ? { kind: 'interrupted', why: 'too-large' } : { kind: 'bug', place: placeOf(error) }),
    )
    worker.on('exit', () => hear({ kind: 'interrupted', why: 'crashed' }))
    return {
      post: (told, moved = []) => worker.postMessage(told, moved),
      held: () => heldBy(worker),
      keeps: (program) => (program ? worker.ref() : worker.unref()),
      end: () => worker.terminate(),
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
