import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

/** 交接: a hand-over file was written, read back and is as it should be. */
export const handedOver = eventKind({
  kind: 'handed-over',
  title: '交接',
  told: { file: z.string(), applications: z.int(), encrypted: z.boolean() },
  added: { sha256: Sha256, size: z.int() },
  sentence: ({ file, applications, encrypted }) =>
    `生成交接文件“${file}”：${applications} 件${encrypted ? '，已加密' : ''}`,
  change: ({ file }) => ({ to: file }),
})
