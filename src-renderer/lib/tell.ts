import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { problemOf } from './client.ts'

let lastDone: string | undefined
const problems = new Set<string>()

/** Long enough to read a sentence or two and go where they lead, in milliseconds. */
export const toRead = 12_000

/** Says in one quiet line that something is done, for so many milliseconds; the line before it goes. */
export function tellDone(message: ReactNode, stays = 4000): void {
  if (lastDone) notifications.hide(lastDone)
  lastDone = notifications.show({ message, autoClose: stays, withBorder: true })
}

/** Shows a problem until it is closed or one has left the place it was met at: what happened, what is safe, what to do. A cancelled call is none. */
export function tellProblem(error: unknown): void {
  const problem = problemOf(error)
  if (problem) tellAmiss(problem.message)
}

/** The same for what is amiss with something that was done. */
export function tellAmiss(message: string): void {
  problems.add(notifications.show({ message, color: 'red', autoClose: false, withBorder: true }))
}

export function closeProblems(): void {
  for (const id of problems) notifications.hide(id)
  problems.clear()
}
