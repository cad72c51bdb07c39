import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

export const editionFrozen = eventKind({
  kind: 'edition-frozen',
  title: '定稿',
  told: { number: z.int().min(1), hash: Sha256 },
  sentence: ({ number }) => `定稿第 ${number} 版`,
})
