import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256, Uid } from '../parts.ts'

/** 合并: a hand-over was merged into this desk, or that was taken back (`stands` is false). */
export const mergeMade = eventKind({
  kind: 'merge-made',
  title: '合并',
  told: {
    /** Who made the hand-over, and when (ISO 8601 instant). */
    ...{ by: z.string(), made: z.string() },
    ...{ applications: z.int(), joined: z.int(), taken: z.int(), decided: z.int() },
    stands: z.boolean(),
  },
  added: { merge: Uid, file: Sha256, deskId: Uid },
  sentence: ({ by, applications, joined, taken, decided, stands }) =>
    stands
      ? `合并${by}的交接文件：${applications} 件，新收 ${joined} 件，取用 ${taken} 处，冲突取舍 ${decided} 处`
      : `撤销合并${by}的交接文件`,
})
