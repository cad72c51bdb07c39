import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

export const packageCarried = eventKind({
  kind: 'package-carried',
  title: '拷贝报送包',
  /** `to` is the folder on this machine or stick, as it was named. */
  told: { edition: z.int().min(1), to: z.string() },
  added: { sha256: Sha256 },
  sentence: ({ edition, to }) => `把第 ${edition} 版的报送包拷到“${to}”，已从那里读回核对`,
  change: ({ to }) => ({ to }),
})
