import { useSyncExternalStore } from 'react'
import { problemOf } from './client.ts'

/** A change that waits for the reason to go beyond a quota in principle; without one it is given up. */
export type AskedReason = { readonly message: string; readonly answer: (reason?: string) => void }

let asked: AskedReason | undefined
const watchers = new Set<() => void>()

function put(next: AskedReason | undefined): void {
  asked = next
  for (const watcher of watchers) watcher()
}

/**
 * Makes a change that recommends. Where the desk wants a reason to go beyond a quota in principle, the officer is asked
 * and the change made with it; whoever gives none has cancelled it.
 */
export async function withQuotaReason<T>(call: (quotaReason?: string) => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const told = problemOf(error)
    if (told?.code !== 'quota-reason') throw error
    const reason = await new Promise<string | undefined>((answer) => put({ message: told.message, answer }))
    put(undefined)
    if (reason === undefined) throw new DOMException('no reason was given', 'AbortError')
    return call(reason)
  }
}

export function useAskedReason(): AskedReason | undefined {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => asked,
  )
}
