import { z } from 'zod'
import { type CopyReason, copyReasons } from '../../backups/copy-reason.ts'
import { shanghaiTime } from '../../text/shanghai-time.ts'
import { eventKind } from '../event-kind.ts'

/** The first event after a restore: the record before it is the copy's. */
export const deskRestored = eventKind({
  kind: 'desk-restored',
  title: '恢复',
  told: {
    /** When the copy was made, ISO 8601 instant. */
    copyAt: z.string(),
    reason: z.enum(Object.keys(copyReasons) as CopyReason[]).exactOptional(),
    /** Events that had happened since in what was there before. */
    lost: z.int().min(0),
  },
  sentence: ({ copyAt, reason, lost }) => {
    const copy = `从 ${shanghaiTime(copyAt)} 的备份${reason ? `（${copyReasons[reason]}）` : ''}恢复`
    return lost === 0 ? copy : `${copy}，此后的 ${lost} 条操作记录不在其中`
  },
})
