import { useState } from 'react'
import { client, problemOf } from '../../lib/client.ts'
import { useJob } from '../../lib/use-job.ts'

export type DraftInput = Parameters<typeof client.notices.draft>[0]
export type NoticeFrom = DraftInput['from']

/** What became of a draft: the package, or what is wrong with it, and what it changes for the open batch. */
export type Drafted = ValueOf<Awaited<ReturnType<typeof client.notices.draft>>>

type ValueOf<Stream> =
  Stream extends AsyncIterable<infer Step>
    ? Extract<Step, { readonly kind: 'done' }> extends { readonly value: infer Value }
      ? Value
      : never
    : never

/** Has a package tried in its four steps, one at a time. */
export function useDraft() {
  const { job, run, cancel } = useJob()
  const [drafted, setDrafted] = useState<Drafted>()
  const [problem, setProblem] = useState<string>()
  const forget = () => {
    setDrafted(undefined)
    setProblem(undefined)
  }
  return {
    ...{ job, cancel, drafted },
    /** Why it could not even be tried. */
    problem,
    forget,
    async attempt(input: DraftInput): Promise<Drafted | undefined> {
      forget()
      const done = await run(
        '检查方案包',
        (signal) => client.notices.draft(input, { signal }),
        (error) => setProblem(problemOf(error)?.message),
      )
      setDrafted(done)
      return done
    },
  }
}
