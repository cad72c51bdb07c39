import { z } from 'zod'
import { shortHash } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

/** 收入定稿: a merge brought an edition that was frozen on another desk, or that was taken back (`stands` is false). */
export const editionJoined = eventKind({
  kind: 'edition-joined',
  title: '收入定稿',
  told: {
    /** Its number here, and the one it bears on paper. */
    ...{ number: z.int().min(1), printed: z.int().min(1), hash: Sha256 },
    /** Who froze it. */
    from: z.string(),
    scans: z.int().min(0),
    /** Not known here before. */
    fresh: z.boolean(),
    stands: z.boolean(),
  },
  sentence: ({ number, printed, hash, from, scans, stands }) => {
    const mark = `${from}的定稿第 ${printed} 版 · ${shortHash(hash)}`
    if (!stands) return `撤销收入${mark}`
    const here = number === printed ? '' : `，本机记为第 ${number} 版`
    return `收入${mark}${here}${scans > 0 ? `，连同盖章扫描件 ${scans} 次` : ''}`
  },
})
