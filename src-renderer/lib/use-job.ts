import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProgressEvent } from '../../src-main/router/progress.ts'
import { remainingTime } from './remaining.ts'
import { tellProblem } from './tell.ts'

/** A long step under way: what it is at, how far, and about how long it still takes. */
export type Job = {
  readonly label: string
  /** 0–1; undefined before the first progress. */
  readonly fraction: number | undefined
  /** Seconds, once enough has happened to tell. */
  readonly remaining: number | undefined
}

/**
 * Runs one long step at a time: its progress with a time estimate, and cancelling. A problem is told (`tell`) and gives
 * undefined, as cancelling does. Leaving the screen cancels.
 */
export function useJob() {
  const [job, setJob] = useState<Job>()
  const controller = useRef<AbortController>(undefined)
  useEffect(() => () => controller.current?.abort(), [])

  const run = useCallback(
    async <T>(
      label: string,
      start: (signal: AbortSignal) => Promise<AsyncIterable<ProgressEvent<T>>>,
      tell: (error: unknown) => void = tellProblem,
    ): Promise<T | undefined> => {
      const stop = new AbortController()
      controller.current = stop
      const guess = remainingTime()
      setJob({ label, fraction: undefined, remaining: undefined })
      try {
        for await (const event of await start(stop.signal)) {
          if (event.kind === 'done') return event.value
          const fraction = event.total > 0 ? event.done / event.total : undefined
          const remaining = fraction === undefined ? undefined : guess({ at: performance.now(), fraction })
          setJob({ label: event.label, fraction, remaining })
        }
        return undefined
      } catch (error) {
        if (!stop.signal.aborted) tell(error)
        return undefined
      } finally {
        setJob(undefined)
      }
    },
    [],
  )
  return { job, run, cancel: () => controller.current?.abort() }
}
