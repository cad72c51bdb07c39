import { type ReactNode, useState } from 'react'
import type { ProgressEvent } from '../../../src-main/router/progress.ts'
import { refreshAll } from '../../lib/desk.ts'
import { useJob } from '../../lib/use-job.ts'
import { JobBar } from '../../parts/job-bar.tsx'

export type Work = 'products' | 'printJob' | 'covers' | 'package' | 'verify' | 'carry' | 'mail'

export type Making = {
  readonly busy: boolean
  /** The progress of this work while it runs. */
  readonly progressOf: (...works: Work[]) => ReactNode
  /** Undefined when it was stopped or refused, which has been told: by `tell`, or in the corner. */
  readonly start: <T>(
    work: Work,
    label: string,
    begin: (signal: AbortSignal) => Promise<AsyncIterable<ProgressEvent<T>>>,
    tell?: (error: unknown) => void,
  ) => Promise<T | undefined>
}

/** The long works of this screen, one at a time, each shown at its own step. */
export function useMaking(): Making {
  const { job, run, cancel } = useJob()
  const [running, setRunning] = useState<Work>()
  return {
    busy: job !== undefined,
    progressOf: (...works) => job && running && works.includes(running) && <JobBar job={job} onCancel={cancel} />,
    async start(work, label, begin, tell) {
      setRunning(work)
      const value = await run(label, begin, tell)
      await refreshAll()
      return value
    },
  }
}
