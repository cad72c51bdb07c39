import { z } from 'zod'
import { acts, actTitles } from '../../sign-off/sign-off.ts'
import { eventKind } from '../event-kind.ts'
import { brief } from '../words.ts'

export const signedOff = eventKind({
  kind: 'signed-off',
  title: '会签',
  staysHere: true,
  told: { act: z.enum(acts), reason: z.string().exactOptional() },
  sentence: ({ act, reason }) => `${actTitles[act]}${reason === undefined ? '' : `，理由：${brief(reason)}`}`,
  change: ({ reason }) => ({ to: reason }),
})
