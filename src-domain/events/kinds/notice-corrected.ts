import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

/** 方案有更正: the batch goes by another package of its notice. `notice` is that package's hash. */
export const noticeCorrected = eventKind({
  kind: 'notice-corrected',
  title: '更正方案',
  told: { title: z.string(), documentNumber: z.string(), notice: z.string(), reason: z.string() },
  added: {},
  sentence: ({ title, documentNumber, reason }) => `改用更正后的方案：${title}（${documentNumber}），理由：${reason}`,
})
