import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { roundChange } from '../parts.ts'

export const roundRestored = eventKind({
  kind: 'round-restored',
  title: '恢复补正轮次',
  told: { number: z.int().min(1) },
  added: roundChange,
  sentence: ({ number }, { name }) => `${name}的第 ${number} 轮补正恢复为改动之前`,
})
