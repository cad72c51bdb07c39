import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { roundChange } from '../parts.ts'

export const roundClosed = eventKind({
  kind: 'round-closed',
  title: '结束补正',
  told: { number: z.int().min(1), reason: z.string() },
  added: roundChange,
  sentence: ({ number, reason }, { name }) => `结束${name}的第 ${number} 轮补正：${reason}`,
  change: ({ reason }) => ({ to: reason }),
})
