import type { z } from 'zod'
import type { eventKinds } from './kinds.ts'

type Kind = (typeof eventKinds)[number]

/** What happened, as lists and sentences read it (操作记录). */
export type DeskEvent = z.output<Kind['told']>
export type EventKindName = DeskEvent['kind']

/** What happened, with all that is kept of it. */
export type WholeEvent = z.output<Kind['whole']>

/** What may be recorded. */
export type NewEvent = Exclude<WholeEvent, { kind: 'former' }>

/** An event with who did it and when, in its place of the chain. */
export type EventRecord<Event = DeskEvent> = {
  readonly seq: number
  /** ISO 8601 instant. */
  readonly at: string
  readonly by: string
  readonly applicationId?: string
  readonly event: Event
  /** Covers the event, its number and the hash before it. */
  readonly hash: string
}
