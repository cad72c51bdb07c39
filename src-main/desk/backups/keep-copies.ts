import { type Desk, noteBugWhileOpen } from '../desk.ts'
import { copyWhatIsDue } from './due-copies.ts'
import { copiesAtRest } from './make-copy.ts'

/** How often it is asked whether a copy is due, or the second place has come, in milliseconds. */
const often = 60_000

/** Has copies made of whichever desk is open, by themselves, until stopped; stopping waits for one being made. */
export function keepCopies(open: () => Desk | undefined): { stop(): Promise<void> } {
  let stopped = false
  const look = () => {
    const desk = open()
    if (desk && !stopped) copyWhatIsDue(desk).catch(noteBugWhileOpen(desk))
  }
  const timer = setInterval(look, often)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      const desk = open()
      if (desk) await copiesAtRest(desk.store)
    },
  }
}
