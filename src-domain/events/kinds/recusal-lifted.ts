import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const recusalLifted = eventKind({
  kind: 'recusal-lifted',
  title: '解除回避',
  staysHere: true,
  told: { officer: Uid, name: z.string(), reason: z.string() },
  sentence: ({ name: officer, reason }, { name }) => `解除${officer}对${name}的回避：${reason}`,
  change: ({ reason }) => ({ to: reason }),
})
