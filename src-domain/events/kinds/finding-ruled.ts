import { z } from 'zod'
import { checkTitle } from '../../checks/own-check-names.ts'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

const Outcome = z.enum(['pass', 'fail', 'manual', 'na'])

export const findingRuled = eventKind({
  kind: 'finding-ruled',
  title: '人工认定',
  told: {
    check: z.string(),
    /** What the finding was before. */
    from: Outcome,
    outcome: z.enum(['pass', 'fail']),
    reason: z.string(),
  },
  added: { uid: Uid, basis: z.string() },
  sentence: ({ check, outcome, reason }, { name, scheme }) => {
    const title = checkTitle(scheme, check)
    return `认定${name}“${title}”${verdicts[outcome]}，理由：${reason}`
  },
  several: {
    together: (a, b) => a.outcome === b.outcome && a.reason === b.reason,
    sentence: (count, { outcome, reason }) => `批量认定 ${count} 项${verdicts[outcome]}，理由：${reason}`,
  },
  place: ({ check }) => check,
  change: ({ from, outcome, reason }) => ({ from, to: `${outcome}：${reason}` }),
})

const verdicts = { pass: '通过', fail: '不通过' }
