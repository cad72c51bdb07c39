import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

type Named = { readonly id: string; readonly name: string }
type Change = { readonly label: string; readonly call: () => Promise<Kept> }

/** 撤回申报, 撤回一次收件 and 恢复, each a step that can be taken back. */
export function useWithdrawal(onDone: () => void = () => {}) {
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: Change) => steps.keep(label, call()),
    onSuccess: (_, { label }) => {
      tellDone(`${label}。Ctrl+Z 可撤销。`)
      onDone()
    },
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  const idsOf = (those: readonly Named[]) => those.map(({ id }) => id)
  return {
    isPending,
    withdraw: (those: readonly Named[], reason: string) =>
      mutate({
        label: `撤回申报${named(those)}`,
        call: () => client.applications.withdraw({ applications: idsOf(those), reason }),
      }),
    withdrawIntake: (intake: string, reason: string) =>
      mutate({ label: '撤回一次收件', call: () => client.intake.withdraw({ intake, reason }) }),
    reinstate: (those: readonly Named[]) =>
      mutate({
        label: `恢复申报${named(those)}`,
        call: () => client.applications.reinstate({ applications: idsOf(those) }),
      }),
  }
}

function named(those: readonly Named[]): string {
  const [one] = those
  return those.length === 1 && one ? `“${one.name}”` : ` ${those.length} 件`
}

/** Whether an application that is open is withdrawn: nothing of it can be changed then. */
export function useIsWithdrawn(application: string): boolean {
  const { data } = useQuery(desk.applications.get.queryOptions({ input: { application } }))
  return data?.application.withdrawn !== undefined
}
