import type { Workers } from '../../../src-main/documents/workers/workers.ts'

/** Lets nobody pass before `count` have come. */
export function meeting(count: number): () => Promise<void> {
  const all = Promise.withResolvers<void>()
  let here = 0
  return () => {
    here++
    if (here === count) all.resolve()
    return all.promise
  }
}

/** The same threads, but for how these files are read. */
export function withReading(workers: Workers, reading: Partial<Workers['read']>): Workers {
  return { ...workers, read: { ...workers.read, ...reading } }
}
