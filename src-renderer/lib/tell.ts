import { notifications } from '@mantine/notifications'
import { problemOf } from '../client.ts'

/** Says in one quiet line that something is done. */
export function tellDone(message: string): void {
  notifications.show({ message, autoClose: 4000, withBorder: true })
}

/** Shows a problem until it is closed: what happened, what is safe, what to do. A cancelled call is none. */
export function tellProblem(error: unknown): void {
  const problem = problemOf(error)
  if (problem) notifications.show({ message: problem.message, color: 'red', autoClose: false, withBorder: true })
}
