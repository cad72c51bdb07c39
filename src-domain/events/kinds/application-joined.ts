import { z } from 'zod'
import { CategoryId } from '../../schemes/scheme.ts'
import { eventKind } from '../event-kind.ts'
import { Sha256, Uid } from '../parts.ts'

/** An application of another desk came with a hand-over, under the number it has there, or marked (application-number.ts). */
export const applicationJoined = eventKind({
  kind: 'application-joined',
  title: '交接收入',
  /** `former`: the number it has on the desk it came from. */
  told: { applicant: z.string(), former: z.string() },
  added: {
    ...{ merge: Uid, uid: Uid, category: CategoryId },
    /** The event all its parts were first written by, and those written since, by their last. */
    base: Sha256,
    written: z.record(z.string(), Sha256),
  },
  sentence: ({ applicant, former }) => `交接收入：${applicant}（对方编号 ${former}）`,
  several: {
    together: () => true,
    sentence: (count, { applicant }) => `交接收入 ${count} 件，最后一件是${applicant}`,
  },
  change: ({ applicant }) => ({ to: applicant }),
})
