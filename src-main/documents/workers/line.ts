import type { Steps } from '../../../src-domain/progress.ts'
import type { SetJob } from '../typesetting/engine.ts'
import type { Interruption } from './kinds.ts'

/** A bug comes as its place, without its words. */
export type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'bug'; readonly place: string }
  | { readonly kind: 'interrupted'; readonly why: Interruption }

/** What a worker says while it runs a task: `ask` wants a source set, wherever that is done. */
export type Message =
  | Exclude<Outcome, { kind: 'interrupted' }>
  | ({ readonly kind: 'progress' } & Steps)
  | { readonly kind: 'ask'; readonly id: number; readonly job: SetJob }

/** What a worker is told: a task, or what has come of what it asked, undefined where nobody could do it. */
export type Told =
  | { readonly kind: 'task'; readonly name: string; readonly input: unknown }
  | { readonly kind: 'told'; readonly id: number; readonly answer: unknown }

/** To one worker that has been started, until it ends. */
export type Line = {
  /** The buffers go over to a thread and are copied to a process. */
  post(told: Told, moved?: ArrayBuffer[]): void
  /** Bytes it holds. */
  held(): Promise<number>
  /** Whether it keeps the program from ending. */
  keeps(program: boolean): void
  end(): Promise<unknown>
}

export type Hear = (heard: Message | Outcome) => void

/** Starts a worker, which says what it has to say to `hear`, in the end why it is no more. */
export type Start = (hear: Hear) => Line
