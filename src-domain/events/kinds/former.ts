import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { brief } from '../words.ts'

/** A row from before there were payloads that former.ts knows no kind for: shown as it stands, never written again. */
export const former = eventKind({
  kind: 'former',
  title: '',
  told: {
    action: z.string(),
    key: z.string().exactOptional(),
    from: z.string().exactOptional(),
    to: z.string().exactOptional(),
  },
  sentence: ({ action, from = '', to = '' }, { name }) =>
    [action, name, from && to ? `由“${brief(from)}”改为“${brief(to)}”` : brief(to || from)].filter(Boolean).join(' '),
  place: ({ key = '' }) => key,
  change: ({ from, to }) => ({ from, to }),
})
