import { type Store, transaction, type Writing } from '../../db/store.ts'
import { ok } from '../../src-domain/result.ts'

/** Makes a change in a transaction of its own, as a use-case does. */
export function write<T>(store: Store, change: (writing: Writing) => T): T {
  const written = transaction(store, (writing) => ok(change(writing)))
  if (!written.ok) throw new Error(written.problem.message)
  return written.value
}
