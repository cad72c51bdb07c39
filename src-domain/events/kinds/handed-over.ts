import { z } from 'zod'
import { lackingLine } from '../../text/lacking-line.ts'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

/** 交接: a hand-over file was written, read back and is as it should be. */
export const handedOver = eventKind({
  kind: 'handed-over',
  title: '交接',
  told: {
    ...{ file: z.string(), applications: z.int(), encrypted: z.boolean() },
    /** Files that were lost and stayed behind. */
    lacking: z.array(z.string()).exactOptional(),
  },
  added: { sha256: Sha256, size: z.int() },
  sentence: ({ file, applications, encrypted, lacking = [] }) =>
    [
      `生成交接文件“${file}”：${applications} 件${encrypted ? '，已加密' : ''}`,
      ...(lacking.length > 0 ? [lackingLine(lacking)] : []),
    ].join('，'),
  change: ({ file }) => ({ to: file }),
})
