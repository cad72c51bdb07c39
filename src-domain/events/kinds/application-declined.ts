import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart } from '../parts.ts'

export const applicationDeclined = eventKind({
  kind: 'application-declined',
  title: '不予推荐',
  told: { reason: z.string() },
  added: { declined: SetAsidePart, before: SetAsidePart.exactOptional() },
  sentence: ({ reason }, { name }) => `对${name}不予推荐，理由：${reason}`,
  change: ({ reason }) => ({ to: reason }),
})
