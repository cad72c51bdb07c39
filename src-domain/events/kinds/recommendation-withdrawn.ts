import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

export const recommendationWithdrawn = eventKind({
  kind: 'recommendation-withdrawn',
  title: '撤销推荐',
  /** The rank it had. */
  told: { rank: z.int().min(1) },
  sentence: ({ rank }, { name }) => `撤销推荐${name}，原列第 ${rank} 位`,
  change: ({ rank }) => ({ from: String(rank) }),
})
