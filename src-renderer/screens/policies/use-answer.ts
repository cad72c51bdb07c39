import { given } from '../../../src-domain/given.ts'
import { client } from '../../lib/client.ts'
import { desk, queryClient, readAnew } from '../../lib/desk.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

/** Keeps an answer on an application as a step that can be taken back; undefined takes the answer itself back. */
export function useAnswer(application: string) {
  const steps = useSteps()
  return async (title: string, { key, value }: { readonly key: string; readonly value: string | undefined }) => {
    const label = value === undefined ? `撤去“${title}”` : `填写“${title}”`
    const shown = queryClient.getQueryData(desk.policies.ofApplication.queryKey({ input: { application } }))
    const seen = shown && { seen: shown.answers[key] ?? null }
    try {
      await steps.keep(label, client.policies.answer({ application, key, ...seen, ...given({ value }) }))
    } finally {
      // Where somebody else was first, what they have answered is to be seen.
      await Promise.all(
        [desk.policies.key(), desk.events.key(), desk.applications.history.key()].map((queryKey) =>
          readAnew({ queryKey }),
        ),
      )
    }
  }
}
