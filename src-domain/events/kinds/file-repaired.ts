import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

export const fileRepaired = eventKind({
  kind: 'file-repaired',
  title: '取回文件',
  told: { file: z.string() },
  added: { sha256: Sha256 },
  sentence: ({ file }) => `“${file}”丢失或损坏，已从备份取回`,
})
