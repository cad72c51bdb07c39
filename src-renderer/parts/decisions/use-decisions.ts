import { useMutation } from '@tanstack/react-query'
import { given } from '../../../src-domain/given.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { withQuotaReason } from '../../lib/quota-reason.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

type Decision = { readonly label: string; readonly call: () => Promise<Kept> }

/** 推荐, 不予推荐 and taking either back: each can be undone, the rank it had included. */
export function useDecisions({ id, name }: { readonly id: string; readonly name: string }) {
  const steps = useSteps()
  const application = id
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ label, call }: Decision) => {
      await steps.keep(label, call())
      await refreshAll()
    },
    onSuccess: (_, { label }) => tellDone(`${label}。Ctrl+Z 可撤销。`),
    onError: tellProblem,
  })
  const decide = (word: string, call: Decision['call']) => mutate({ label: `${word}“${name}”`, call })

  return {
    isPending,
    recommend: () =>
      decide('推荐', () =>
        withQuotaReason((quotaReason) => client.ranking.recommend({ applications: [id], ...given({ quotaReason }) })),
      ),
    withdraw: () => decide('撤销推荐', () => client.ranking.withdraw({ application })),
    decline: (reason: string) =>
      decide('不予推荐', () => client.applications.decline({ application, reason, undeclined: true })),
    reconsider: () => decide('撤销不予推荐', () => client.applications.reconsider({ application })),
  }
}
