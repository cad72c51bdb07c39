import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

/** Found at opening: what is noted beside the database of the chain's end is nothing this program wrote. */
export const headUnreadable = eventKind({
  kind: 'head-unreadable',
  title: '数据核对',
  /** The last event there was. */
  told: { found: z.int().min(0) },
  added: {},
  sentence: ({ found }) =>
    `打开时发现数据文件夹里的 desk.head 被改写过，已重新写好：这时操作记录有 ${found} 条，末尾是否少了操作无从核对`,
})
