import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

export const applicationRecommended = eventKind({
  kind: 'application-recommended',
  title: '推荐',
  told: { rank: z.int().min(1) },
  sentence: ({ rank }, { name }) => `推荐${name}，列第 ${rank} 位`,
  change: ({ rank }) => ({ to: String(rank) }),
})
