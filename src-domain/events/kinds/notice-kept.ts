import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

/**
 * A batch from before batches kept their notice was given its package, or one whose package this program can't read the
 * program's own. `notice` is the package's hash.
 */
export const noticeKept = eventKind({
  kind: 'notice-kept',
  title: '保存方案包',
  told: { title: z.string(), documentNumber: z.string(), notice: z.string() },
  added: {},
  sentence: ({ title, documentNumber }) => `保存本批次的方案包：${title}（${documentNumber}）`,
})
