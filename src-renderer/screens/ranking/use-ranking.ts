import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { changesRanks } from '../../../src-domain/ranking/rank-moves.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { client } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { withQuotaReason } from '../../lib/quota-reason.ts'
import { tellAmiss, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

export type Candidate = Awaited<ReturnType<typeof client.ranking.board>>['recommended'][number]

/**
 * A category's list as it will be printed, with the waiting ones behind it, and every way to change it. A change shows
 * at once and is taken back if the desk refuses it; each is a step that can be undone.
 */
export function useRanking(category: CategoryId) {
  const { data: board } = useQuery(desk.ranking.board.queryOptions({ input: { category } }))
  const [pending, setPending] = useState<{ readonly recommended: string[]; readonly waiting: string[] }>()
  const [reason, setReason] = useState('')
  const steps = useSteps()
  // Keys come faster than the desk keeps: each change waits for the one before it, from whose order it starts.
  const lastKept = useRef<Promise<unknown>>(Promise.resolve())
  const refusal = useRef<{ readonly error: unknown; readonly behind: string[] }>(undefined)

  const byId = new Map([...(board?.recommended ?? []), ...(board?.waiting ?? [])].map((c) => [c.id, c]))
  const recommended = pending?.recommended ?? board?.recommended.map((c) => c.id) ?? []
  const waiting = pending?.waiting ?? board?.waiting.map((c) => c.id) ?? []

  /** Makes the recommended set and its order so, unless it is another by now than the one that was seen. */
  const apply = async (order: readonly string[], basedOn: readonly string[], reason: string) => {
    const wanted = { category, order: [...order], basedOn: [...basedOn] }
    const told = reason ? { reason } : {}
    const kept = await withQuotaReason((quotaReason) =>
      client.ranking.arrange({ ...wanted, ...told, ...given({ quotaReason }) }),
    )
    await refreshAll()
    return kept
  }

  const change = async (label: string, order: readonly string[]) => {
    const before = [...recommended]
    if (order.join() === before.join()) return
    const all = [...recommended, ...waiting]
    const shown = { recommended: [...order], waiting: all.filter((id) => !order.includes(id)) }
    setPending(shown)
    const told = changesRanks(before, order) ? reason : ''
    if (told) setReason('')
    const kept = steps.keep(
      label,
      lastKept.current.then(() => apply(order, before, told)),
    )
    lastKept.current = kept
    try {
      await kept
    } catch (error) {
      const refused = refusal.current
      if (refused && refused.error === error) refused.behind.push(label)
      else {
        refusal.current = { error, behind: [] }
        tellProblem(error)
      }
      setReason((now) => now || told)
      // What was not kept is not shown until all has been read: the next move would start from it.
      setPending((now) => (now === shown ? undefined : now))
      await refreshAll()
    } finally {
      // A later change stays shown until it has been kept itself.
      setPending((now) => (now === shown ? undefined : now))
      if (lastKept.current === kept) {
        lastKept.current = Promise.resolve()
        const labels = refusal.current?.behind ?? []
        refusal.current = undefined
        if (labels.length > 0) tellAmiss(problem('ranking-behind', { labels }).message)
      }
    }
  }

  const name = (id: string) => byId.get(id)?.name ?? id
  return {
    loaded: board !== undefined,
    recommended,
    waiting,
    candidate: (id: string) => byId.get(id),
    /** 调整理由: of the next move that changes a rank, and of no other. */
    reason,
    setReason,
    /** Moves to a rank, counted from 1; beyond the last is out of the recommended. */
    moveTo: (id: string, rank: number) => {
      const others = recommended.filter((other) => other !== id)
      const at = Math.min(Math.max(rank, 1), others.length + 1)
      return change(`将“${name(id)}”移到第 ${at} 位`, others.toSpliced(at - 1, 0, id))
    },
    withdraw: (id: string) =>
      change(
        `撤销推荐“${name(id)}”`,
        recommended.filter((other) => other !== id),
      ),
    takeSuggestion: () => board && change('采用建议顺序', board.suggested),
    suggested: board?.suggested ?? [],
  }
}

export type Ranking = ReturnType<typeof useRanking>
