import type { WholeEvent } from '../events/event.ts'
import { wrote } from './wrote.ts'

/** An event with its hash; without the event where a row from before payloads does not tell what it was. */
export type Step = { readonly hash: string; readonly event?: WholeEvent }

/** Which event last wrote each part of an application. */
export type WrittenBy = {
  /** The last that wrote all of them at once. */
  readonly base: string | undefined
  readonly parts: ReadonlyMap<string, string>
}

export function writtenBy(steps: Iterable<Step>): WrittenBy {
  let base: string | undefined
  let parts = new Map<string, string>()
  for (const { hash, event } of steps) {
    if (event?.kind === 'application-joined') {
      base = event.base
      parts = new Map(Object.entries(event.written))
    } else if (event?.kind === 'application-merged') {
      for (const { part, by = hash } of event.parts) parts.set(part, by)
    } else {
      const written = event ? wrote(event) : 'all'
      if (written === 'all') {
        base = hash
        parts = new Map()
      } else for (const { part } of written) parts.set(part, hash)
    }
  }
  return { base, parts }
}

export function writerOf({ base, parts }: WrittenBy, part: string): string | undefined {
  return parts.get(part) ?? base
}
