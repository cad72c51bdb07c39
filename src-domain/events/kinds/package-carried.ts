import { z } from 'zod'
import { editionCalled } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { editionTold, Sha256 } from '../parts.ts'

export const packageCarried = eventKind({
  kind: 'package-carried',
  title: '拷贝报送包',
  /** `to` is the folder on this machine or stick, as it was named. */
  told: { ...editionTold, to: z.string() },
  added: { sha256: Sha256 },
  sentence: ({ to, ...told }) => `把${editionCalled(told)}的报送包拷到“${to}”，已从那里读回核对`,
  change: ({ to }) => ({ to }),
})
