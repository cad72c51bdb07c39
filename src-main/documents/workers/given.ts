import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import type { Result } from '../../../src-domain/result.ts'
import type { Report, Tasks } from './task-worker.ts'

/** How a task is called off, and who hears how far it has come. */
export type Call = LongStep<Steps>

/**
 * A task as it is given to the worker threads. Problems: those of the task itself, those that come between a
 * task and its answer, and `unexpected` for a bug, which is noted on stderr.
 */
export type Given<Name extends keyof Tasks> = Tasks[Name] extends (input: infer Input, report: Report) => infer Answer
  ? (input: Input, call?: Call) => Answer
  : never

/** What comes of a task. */
export type Made<Name extends keyof Tasks> =
  Awaited<ReturnType<Tasks[Name]>> extends Result<infer Value> ? Value : never
