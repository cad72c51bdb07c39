import { useSyncExternalStore } from 'react'
import { problemOf } from './client.ts'

/*
 * Whether the desk answers: the last call says so. Where it does not, nothing on screen may claim to be saved.
 */

let answers = true
const watchers = new Set<() => void>()

function heard(now: boolean): void {
  if (now === answers) return
  answers = now
  for (const watcher of watchers) watcher()
}

/** Calls `then` each time the desk answers after it did not. */
export function whenAnswersAgain(then: () => void): void {
  watchers.add(() => answers && then())
}

/** For every call: what came of it. A refusal is an answer too. */
export const listening = {
  onSuccess: () => heard(true),
  onError: (error: unknown) => {
    const problem = problemOf(error)
    if (problem) heard(problem.code !== 'cut-off')
  },
}

export function useAnswers(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => answers,
  )
}
