import { AsyncLocalStorage } from 'node:async_hooks'

/*
 * Whether what runs was asked for from another machine: inputs are read where nothing is known of the call, and no path
 * of this machine may be taken from another one.
 */

const afar = new AsyncLocalStorage<true>()

export function fromAfar<T>(work: () => T): T {
  return afar.run(true, work)
}

export function isFromAfar(): boolean {
  return afar.getStore() === true
}

/** An answer without where this machine keeps things: of a path in the data folder what stands behind it. */
export function withoutPlaces<T>(answer: T, folder: string): T {
  const hidden = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith(folder) ? value.slice(folder.length + 1) : value
    if (Array.isArray(value)) return value.map(hidden)
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hidden(part)]))
  }
  return hidden(answer) as T
}
