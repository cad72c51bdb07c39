import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const recusalDeclared = eventKind({
  kind: 'recusal-declared',
  title: '回避',
  staysHere: true,
  told: { officer: Uid, name: z.string(), reason: z.string() },
  sentence: ({ name: officer, reason }, { name }) => `${officer}对${name}申明回避：${reason}`,
  change: ({ reason }) => ({ to: reason }),
})
