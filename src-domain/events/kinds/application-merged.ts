import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256, Uid } from '../parts.ts'

/** A part as it was and as it has become; absent where there was or is none. */
export const PartChange = z.strictObject({
  part: z.string(),
  before: z.json().exactOptional(),
  after: z.json().exactOptional(),
  /** The event that had written it; none where none had. */
  formerly: Sha256.exactOptional(),
  /** The event of another desk it was taken from; without one it was decided here and now. */
  by: Sha256.exactOptional(),
  /** Of a decision: the event that had written theirs, and whether both had decided the same before, each otherwise. */
  ...{ over: Sha256.exactOptional(), again: z.literal(true).exactOptional() },
})
export type PartChange = z.output<typeof PartChange>

/** What a merge changed or decided of an application, or of the batch where it stands with none. */
export const applicationMerged = eventKind({
  kind: 'application-merged',
  title: '合并',
  /** How many parts were taken as they came, and how many were decided between two; `back` where a merge was taken back. */
  told: { taken: z.int(), decided: z.int(), back: z.boolean() },
  added: { merge: Uid, parts: z.array(PartChange) },
  sentence: ({ taken, decided, back }, { name }) => {
    const what = [taken > 0 && `${taken} 处`, decided > 0 && `${decided} 处冲突的取舍`].filter(Boolean).join('、')
    return back
      ? `撤销对${name || '推荐排序'}的合并，恢复 ${taken + decided} 处`
      : // Where both say the same, only who wrote it is taken.
        `${name || '推荐排序'}合并交接的${what ? `改动 ${what}` : '操作记录'}`
  },
  several: {
    together: (a, b) => a.back === b.back,
    sentence: (count, { back }) => (back ? `撤销合并 ${count} 件` : `合并交接的改动 ${count} 件`),
  },
})
