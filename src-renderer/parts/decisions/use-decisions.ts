import { useMutation } from '@tanstack/react-query'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useUndo } from '../../lib/undo.tsx'

type Decided = { readonly id: string; readonly name: string; readonly category: CategoryId }

/** 推荐, 不予推荐 and taking either back: each can be undone, the rank it had included. */
export function useDecisions({ id, name, category }: Decided) {
  const { done } = useUndo()
  const application = id
  const recommend = () => client.ranking.recommend({ applications: [id] })
  const order = async () => (await client.ranking.board({ category })).recommended.map((c) => c.id)
  const backAt = async (before: string[]) => {
    await recommend()
    await client.ranking.rank({ category, order: before, basedOn: await order() })
  }

  /** Does it, shows it everywhere, and says so; what it returns takes it back. */
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ act }: Decision) => {
      const undo = await act()
      await refreshAll()
      return undo
    },
    onSuccess: (undo, { label, act }) => {
      tellDone(`${label}“${name}”。Ctrl+Z 可撤销。`)
      done({
        label: `${label}“${name}”`,
        undo: () => undo().then(refreshAll),
        redo: () => act().then(refreshAll),
      })
    },
    onError: tellProblem,
  })

  return {
    isPending,
    recommend: () =>
      mutate({
        label: '推荐',
        act: async () => {
          await recommend()
          return () => client.ranking.withdraw({ application })
        },
      }),
    withdraw: () =>
      mutate({
        label: '撤销推荐',
        act: async () => {
          const before = await order()
          await client.ranking.withdraw({ application })
          return () => backAt(before)
        },
      }),
    decline: (reason: string) =>
      mutate({
        label: '不予推荐',
        act: async () => {
          const before = await order()
          await client.applications.decline({ application, reason })
          return async () => {
            await client.applications.reconsider({ application })
            if (before.includes(id)) await backAt(before)
          }
        },
      }),
    reconsider: () =>
      mutate({
        label: '撤销不予推荐',
        act: async () => {
          const reason = (await client.applications.get({ application })).application.declined?.reason ?? ''
          await client.applications.reconsider({ application })
          return () => client.applications.decline({ application, reason })
        },
      }),
  }
}

type Decision = { readonly label: string; readonly act: () => Promise<() => Promise<unknown>> }

export type Decisions = ReturnType<typeof useDecisions>
