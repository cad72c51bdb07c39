import { z } from 'zod'
import { checkTitle } from '../../checks/own-check-names.ts'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const rulingWithdrawn = eventKind({
  kind: 'ruling-withdrawn',
  title: '撤回认定',
  /** What had been ruled. */
  told: { check: z.string(), outcome: z.enum(['pass', 'fail']), reason: z.string() },
  added: {
    uid: Uid,
    basis: z.string(),
    by: z.string(),
    at: z.string(),
    /** Of the ruling on the same check that counts again. */
    stands: Uid.exactOptional(),
  },
  sentence: ({ check }, { name, scheme }) => `撤回对${name}“${checkTitle(scheme, check)}”的认定`,
  several: {
    together: (a, b) => a.reason === b.reason,
    sentence: (count) => `撤回认定 ${count} 项`,
  },
  place: ({ check }) => check,
  change: ({ outcome, reason }) => ({ from: `${outcome}：${reason}` }),
})
