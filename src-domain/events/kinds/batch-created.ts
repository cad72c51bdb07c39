import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const batchCreated = eventKind({
  kind: 'batch-created',
  title: '新建批次',
  told: { district: z.string(), scheme: z.string() },
  /** `notice`: hash of its package; batches from before they kept one have none. */
  added: { deskId: Uid, notice: z.string().exactOptional() },
  sentence: ({ district }) => `新建${district}批次`,
})
