import { noteOwn } from '../own-steps.ts'
import {
  type DeskStep,
  emptyStack,
  moved,
  nextOf,
  type Stack,
  type Step,
  type Way,
  withoutStep,
  withStep,
} from './stack.ts'

/** What a call that changes something answers beside its own. */
export type Kept = { readonly step?: DeskStep }

export type PlaceSteps = {
  readonly stack: () => Stack
  /** Whether something is still being kept or taken back. */
  readonly busy: () => boolean
  /** A change under way: once it is kept, it is a step. Answers what the change does. */
  readonly keep: <T extends Kept>(label: string, change: Promise<T>, joins?: symbol) => Promise<T>
  /** Takes the last step back, or does it again, once all that is under way is kept; undefined where there is none. */
  readonly move: (way: Way) => Promise<Step | undefined>
}

/** How the desk is asked to take a step back. */
export type TakeBack = {
  readonly call: (step: DeskStep) => Promise<Kept>
  /** Whether asking again can't help, so that the step goes. */
  readonly isOver: (error: unknown) => boolean
}

/** The steps of one place, one after the other: taking back never outruns what is still being kept there. */
export function placeSteps({ call, isOver }: TakeBack, onChange: () => void): PlaceSteps {
  let stack = emptyStack
  let under = 0
  let settled: Promise<unknown> = Promise.resolve()

  const put = (next: Stack) => {
    stack = next
    onChange()
  }
  const waitFor = (work: Promise<unknown>) => {
    under += 1
    const done = () => {
      under -= 1
    }
    settled = Promise.all([settled, work.then(done, done)])
  }
  const take = async (way: Way) => {
    const step = nextOf(stack, way)
    if (!step) return undefined
    try {
      const answer = await call(step.step)
      noteOwn(answer.step)
      put(moved(stack, way, step, answer.step))
      return step
    } catch (error) {
      if (isOver(error)) put(withoutStep(stack, step))
      throw error
    }
  }

  return {
    stack: () => stack,
    busy: () => under > 0,
    keep: (label, change, joins) => {
      const kept = change.then((answer) => {
        noteOwn(answer.step)
        if (answer.step) put(withStep(stack, { label, step: answer.step, ...(joins && { joins }) }))
        return answer
      })
      waitFor(kept)
      return kept
    },
    move: (way) => {
      const moving = settled.then(() => take(way))
      waitFor(moving)
      return moving
    },
  }
}
