import type { Result } from '../../../src-domain/result.ts'
import type { MakeOptions } from '../../desk/products/products.ts'
import { openPress } from '../../documents/workers/press.ts'
import type { Call } from './command.ts'

/** Runs work that makes papers, with a press of its own and its progress shown. */
export async function making<T>(call: Call, work: (options: MakeOptions) => Promise<Result<T>>): Promise<Result<T>> {
  const press = openPress()
  try {
    return await work({
      press,
      progress: ({ done, total, label }) =>
        call.progress(`${label} ${total > 0 ? Math.floor((done / total) * 100) : 100}%`),
      by: call.optional('by'),
    })
  } finally {
    await press.close()
  }
}
