import { AsyncLocalStorage } from 'node:async_hooks'
import { sep } from 'node:path'
import { ORPCError } from '@orpc/server'
import { asPlainAs } from './plain-answers.ts'

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
    if (typeof value === 'string') {
      if (value === folder) return ''
      return value.startsWith(folder + sep) ? value.slice(folder.length + 1) : value
    }
    if (Array.isArray(value)) return asPlainAs(value, value.map(hidden))
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
    return asPlainAs(value, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hidden(part)])))
  }
  return hidden(answer) as T
}

/** What went wrong is told without it, too, which may stand within a sentence. */
export function problemWithoutPlaces(error: unknown, folder: string): unknown {
  if (!(error instanceof ORPCError)) return error
  const { code, status, message, data } = error
  const hidden = message.replaceAll(folder + sep, '').replaceAll(folder, '')
  return new ORPCError<string, unknown>(code, { status, message: hidden, data: withoutPlaces(data, folder) })
}
