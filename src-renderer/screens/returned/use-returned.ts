import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { applicationPath } from '../../lib/places.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

type Change = { readonly label: string; readonly call: () => Promise<Kept> }

/** What can be done with a form that came back; each a step that can be taken back, but setting it apart. */
export function useReturned(application: string, form: { readonly uid: string; readonly file: string }) {
  const steps = useSteps()
  const [, go] = useLocation()
  const of = { application, returned: form.uid }
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: Change) => steps.keep(label, call()),
    onSuccess: (_, { label }) => tellDone(`${label}。Ctrl+Z 可撤销。`),
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  const apart = useMutation({
    mutationFn: () => client.rounds.setApart(of),
    onSuccess: ({ id }) => {
      tellDone(`“${form.file}”已另收为 ${id}。`)
      go(applicationPath(id))
    },
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  return {
    isPending: isPending || apart.isPending,
    takeOver: (label: string, places?: string[]) =>
      mutate({ label, call: () => client.rounds.takeOver({ ...of, ...(places ? { places } : {}) }) }),
    dismiss: () => mutate({ label: `“${form.file}”其余不采用`, call: () => client.rounds.dismiss(of) }),
    setApart: () => apart.mutate(),
  }
}
