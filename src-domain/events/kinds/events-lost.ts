import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

/** Found at opening: the chain ends before, or goes another way than, what had been confirmed. */
export const eventsLost = eventKind({
  kind: 'events-lost',
  title: '数据缺失',
  /** The last event known to be there, and the last there had been. */
  told: { kept: z.int().min(0), noted: z.int().min(1) },
  added: {},
  sentence: ({ kept, noted }) =>
    `打开时发现数据缺失：操作记录原有 ${noted} 条，这时只有前 ${kept} 条，第 ${kept + 1} 条起所记的改动不在现有数据里`,
})
