import { z } from 'zod'
import { exactly } from '../../batch/exactly.ts'
import type { QuotaReason } from '../../ranking/quotas.ts'
import { eventKind } from '../event-kind.ts'

const Beyond = exactly<QuotaReason>()({
  quotas: z
    .array(z.strictObject({ id: z.string(), title: z.string(), maximum: z.int().min(0) }))
    .min(1)
    .readonly(),
  reason: z.string().min(1),
})

export const applicationRecommended = eventKind({
  kind: 'application-recommended',
  title: '推荐',
  /** `beyond`: the quotas in principle that were taken up, and why it is recommended all the same. */
  told: { rank: z.int().min(1), beyond: Beyond.exactOptional() },
  sentence: ({ rank, beyond }, { name }) => `推荐${name}，列第 ${rank} 位${beyond ? because(beyond) : ''}`,
  change: ({ rank }) => ({ to: String(rank) }),
})

function because({ quotas, reason }: QuotaReason): string {
  const limits = quotas.map(({ title, maximum }) => `“${title}”原则上 ${maximum} 件的名额`)
  return `，超出${limits.join('、')}，理由：${reason}`
}
