import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

export const editionResumed = eventKind({
  kind: 'edition-resumed',
  title: '恢复定稿',
  told: { number: z.int().min(1), hash: Sha256 },
  sentence: ({ number }) => `恢复采用定稿第 ${number} 版（数据与该版相同）`,
})
