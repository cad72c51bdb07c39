import { z } from 'zod'
import { categoryTitle } from '../../edition/edition.ts'
import { type RankMove, rankMoves } from '../../ranking/rank-moves.ts'
import { CategoryId } from '../../schemes/scheme.ts'
import { type About, eventKind } from '../event-kind.ts'
import { ApplicationId } from '../parts.ts'

const Order = z.array(ApplicationId).min(1)

export const rankingChanged = eventKind({
  kind: 'ranking-changed',
  title: '排序',
  /** The category's whole order before and after, first to last. */
  told: { category: CategoryId, from: Order, to: Order, reason: z.string().exactOptional() },
  sentence: ({ category, from, to, reason }, about) => {
    const moves = rankMoves(from, to)
    const told =
      moves.length === 1
        ? movesSentence(moves, about)
        : `调整${categoryTitle(about.scheme, category)}推荐排序，${moves.length} 件的位次有变`
    return told + because(reason)
  },
})

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `，理由：${reason}`
}

function movesSentence(moves: readonly RankMove[], { nameOf }: About): string {
  return `将${moves.map(({ id, from, to }) => `${nameOf(id)}由第 ${from} 位移至第 ${to} 位`).join('、')}`
}
