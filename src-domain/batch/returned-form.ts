import type { Application } from './application.ts'

/** How a form that came back was left: still to be gone through, taken over, not taken over, or an application of its own. */
export const returnStates = ['open', 'taken', 'dismissed', 'apart'] as const
export type ReturnState = (typeof returnStates)[number]

/** A form's content as it was read. */
export type ReadForm = Pick<Application, 'values' | 'outline' | 'pictures' | 'cover' | 'problems'>

/** A corrected form of an application that is there already, with what was read in it. */
export type ReturnedForm = {
  readonly uid: string
  /** The folder it came in. */
  readonly folder: string
  readonly form: NonNullable<Application['form']>
  /** ISO 8601 instant. */
  readonly at: string
  readonly state: ReturnState
  readonly read: ReadForm
}
