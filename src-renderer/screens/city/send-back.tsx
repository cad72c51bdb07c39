import { useMutation } from '@tanstack/react-query'
import type { client } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'

type Row = Awaited<ReturnType<typeof client.city.overview>>['districts'][number]

/** 退回 of the package that counts for a district, and 恢复 of the one that was sent back last. */
export function SendBack({ row: { district, standing, others } }: { readonly row: Row }) {
  const told = (did: string) => ({
    onSuccess: async ({ standing }: { readonly standing?: { readonly edition: { readonly number: number } } }) => {
      await refreshAll()
      tellDone(`${did}。${district}${standing ? `现以定稿第 ${standing.edition.number} 版为准` : '现在没有报送包'}。`)
    },
    onError: tellProblem,
  })
  const sendBack = useMutation(desk.city.sendBack.mutationOptions(told('已退回')))
  const reinstate = useMutation(desk.city.reinstate.mutationOptions(told('已恢复')))
  const sentBack = others.find(({ remarks }) => remarks.some(({ is }) => is === 'sentBack'))
  return (
    <>
      {standing && (
        <ReasonButton
          title="退回"
          label={`退回${district}这一份的理由`}
          description="不再计入汇总；该区以前有存档的，改以那一份为准。可以恢复。"
          example="例如：区里来函撤回，另报"
          size="compact-xs"
          aria-label={`退回${district}的报送包`}
          busy={sendBack.isPending}
          onGiven={(reason) => sendBack.mutate({ package: standing.uid, reason })}
        />
      )}
      {sentBack && (
        <ReasonButton
          title="恢复"
          label={`恢复${district}定稿第 ${sentBack.edition.number} 版的理由`}
          example="例如：退错了"
          size="compact-xs"
          aria-label={`恢复${district}退回的报送包`}
          busy={reinstate.isPending}
          onGiven={(reason) => reinstate.mutate({ package: sentBack.uid, reason })}
        />
      )}
    </>
  )
}
