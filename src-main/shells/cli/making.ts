import type { Result } from '../../../src-domain/result.ts'
import type { MakeOptions } from '../../desk/products/making.ts'
import { openWorkers } from '../../documents/workers/workers.ts'
import type { Call } from './command.ts'

/** Runs work that makes products, with worker threads of its own and its progress shown. */
export async function making<T>(call: Call, work: (options: MakeOptions) => Promise<Result<T>>): Promise<Result<T>> {
  const workers = openWorkers()
  try {
    return await work({
      workers,
      progress: ({ done, total, label }) =>
        call.progress(`${label} ${total > 0 ? Math.floor((done / total) * 100) : 100}%`),
    })
  } finally {
    await workers.close()
  }
}
