import type { DeskClient } from '../../../src-main/router/router.ts'

/** What the desk answers to a change: the events it has recorded, which it can take back as one. */
export type DeskStep = Parameters<DeskClient['undo']['step']>[0]['step']

/** What is kept on screen of something done. */
export type Step = {
  /** What was done, as the menu names it: 更正“营业收入”. */
  readonly label: string
  readonly step: DeskStep
  /** Of what several calls have kept: with the same mark and nothing recorded in between they are one step. */
  readonly joins?: symbol
}

/** Of one place: what was done, and what of it was taken back; the next to be taken is last. */
export type Stack = { readonly past: readonly Step[]; readonly future: readonly Step[] }

export type Way = 'undo' | 'redo'

export const emptyStack: Stack = { past: [], future: [] }

/** Steps kept; more than anyone takes back one by one. */
const depth = 100

/** Once something new is done, what was taken back before it is not done again. */
export function withStep({ past }: Stack, step: Step): Stack {
  const last = past.at(-1)
  const follows = last?.joins !== undefined && last.joins === step.joins && last.step.last + 1 === step.step.first
  const added = follows
    ? [...past.slice(0, -1), { ...step, step: { ...step.step, first: last.step.first } }]
    : [...past, step]
  return { past: added.slice(-depth), future: [] }
}

export function nextOf({ past, future }: Stack, way: Way): Step | undefined {
  return (way === 'undo' ? past : future).at(-1)
}

export function withoutStep({ past, future }: Stack, step: Step): Stack {
  return { past: past.filter((s) => s !== step), future: future.filter((s) => s !== step) }
}

/** Taken back or done again: `answer` is the step that this was itself, none where nothing has changed by it. */
export function moved(stack: Stack, way: Way, step: Step, answer: DeskStep | undefined): Stack {
  const { past, future } = withoutStep(stack, step)
  const back = answer ? [{ label: step.label, step: answer }] : []
  return way === 'undo' ? { past, future: [...future, ...back] } : { past: [...past, ...back], future }
}
