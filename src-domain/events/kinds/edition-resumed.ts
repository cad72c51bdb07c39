import { z } from 'zod'
import { editionMark } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

export const editionResumed = eventKind({
  kind: 'edition-resumed',
  title: '恢复定稿',
  told: {
    ...{ number: z.int().min(1), hash: Sha256 },
    /** The number on its paper, of one from another desk. */
    printed: z.int().min(1).exactOptional(),
  },
  sentence: ({ number, hash, printed }) =>
    printed === undefined
      ? `恢复采用定稿第 ${number} 版（数据与该版相同）`
      : `采用${editionMark({ number: printed, hash })}（数据与该版相同）`,
})
